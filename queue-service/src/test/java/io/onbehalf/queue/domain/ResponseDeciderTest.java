package io.onbehalf.queue.domain;

import static io.onbehalf.queue.domain.QueueSpec.given;
import static io.onbehalf.queue.domain.ResponseSamples.BILLING;
import static io.onbehalf.queue.domain.ResponseSamples.GREETINGS;
import static io.onbehalf.queue.domain.ResponseSamples.HELLO;
import static io.onbehalf.queue.domain.ResponseSamples.INVOICE;
import static io.onbehalf.queue.domain.ResponseSamples.change;
import static io.onbehalf.queue.domain.ResponseSamples.content;
import static io.onbehalf.queue.domain.ResponseSamples.delete;
import static io.onbehalf.queue.domain.ResponseSamples.newLibrary;
import static io.onbehalf.queue.domain.ResponseSamples.newResponse;
import static io.onbehalf.queue.domain.ResponseSamples.rename;
import static io.onbehalf.queue.domain.Samples.ACME;
import static io.onbehalf.queue.domain.Samples.ADA;
import static io.onbehalf.queue.domain.Samples.BEN;
import static io.onbehalf.queue.domain.Samples.LATER;
import static io.onbehalf.queue.domain.Samples.NOW;
import static io.onbehalf.queue.domain.Samples.SUPPORT;
import static io.onbehalf.queue.domain.Samples.newQueue;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.queue.domain.QueueEvent.QueueUpdated;
import io.onbehalf.queue.domain.QueueRequest.QueueUpdateRequested;
import io.onbehalf.queue.domain.ResponseEvent.CannedResponseCreated;
import io.onbehalf.queue.domain.ResponseEvent.CannedResponseDeleted;
import io.onbehalf.queue.domain.ResponseEvent.CannedResponseUpdated;
import io.onbehalf.queue.domain.ResponseEvent.ResponseLibraryCreated;
import io.onbehalf.queue.domain.ResponseEvent.ResponseLibraryDeleted;
import io.onbehalf.queue.domain.ResponseEvent.ResponseLibraryUpdated;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import io.onbehalf.queue.domain.responses.CannedResponseMode;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseId;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResponseDeciderTest {

    private static final ResponseRequest LIBRARY = newLibrary(GREETINGS, "Greetings");
    private static final ResponseRequest RESPONSE = newResponse(HELLO, content("Hello", GREETINGS));

    @Test
    void a_library_is_created_in_its_first_version() {
        QueueSpec.Outcome outcome = given().when(LIBRARY);

        outcome.then(new ResponseLibraryCreated(ACME, NOW, GREETINGS, "Greetings", ADA));
        assertThat(outcome.reply().library())
                .contains(new ResponseLibrary(GREETINGS, "Greetings", 1, 0, Authorship.created(NOW, ADA)));
    }

    @Test
    void a_name_belongs_to_one_library() {
        var inUse = Map.of("libraryId", "billing-id", "name", "Greetings");
        given().withLibraryNameHeldBy(BILLING)
                .when(LIBRARY)
                .thenRefused("response.library.name.in.use", inUse);
        given(newLibrary(GREETINGS, "Hello"))
                .withLibraryNameHeldBy(BILLING)
                .when(rename(GREETINGS, "Greetings", 1))
                .thenRefused("response.library.name.in.use", inUse);
    }

    @Test
    void a_library_is_renamed_from_the_version_that_was_read() {
        given(LIBRARY)
                .when(rename(GREETINGS, "Hellos", 1))
                .then(new ResponseLibraryUpdated(LATER, GREETINGS, "Hellos", 2, BEN));
        given(LIBRARY, rename(GREETINGS, "Hellos", 1))
                .when(rename(GREETINGS, "Byes", 1))
                .thenRefused(
                        "response.version.conflict",
                        Map.of("id", "greetings-id", "version", "2", "given", "1"));
    }

    @Test
    void a_library_or_response_that_is_so_already_stays_in_whichever_version_was_read() {
        given(LIBRARY, rename(GREETINGS, "Hellos", 1)).when(rename(GREETINGS, "Hellos", 1)).thenNothing();
        given(LIBRARY, RESPONSE, change(HELLO, content("Hi", GREETINGS), 1))
                .when(change(HELLO, content("Hi", GREETINGS), 1))
                .thenNothing();
    }

    @Test
    void a_library_that_is_not_there_is_not_found() {
        var missing = Map.of("libraryId", "greetings-id");
        given().when(rename(GREETINGS, "Hellos", 1)).thenRefused("response.library.not.found", missing);
        given().when(delete(GREETINGS)).thenRefused("response.library.not.found", missing);
        given().when(RESPONSE).thenRefused("response.library.not.found", missing);
        given(newLibrary(BILLING, "Billing"), newResponse(INVOICE, content("Invoice", BILLING)))
                .when(change(INVOICE, content("Invoice", GREETINGS), 1))
                .thenRefused("response.library.not.found", missing);
    }

    @Test
    void a_response_is_created_and_counts_in_its_libraries() {
        QueueSpec both = given(LIBRARY, newLibrary(BILLING, "Billing"));
        var content = content("Hello", GREETINGS, BILLING);

        QueueSpec.Outcome outcome = both.when(newResponse(HELLO, content));

        outcome.then(new CannedResponseCreated(ACME, NOW, HELLO, content, ADA));
        assertThat(outcome.reply().response())
                .contains(new CannedResponse(HELLO, content, 1, Authorship.created(NOW, ADA)));
        assertThat(counts(LIBRARY, newLibrary(BILLING, "Billing"), newResponse(HELLO, content)))
                .containsExactlyInAnyOrder(1, 1);
    }

    @Test
    void a_response_is_changed_from_the_version_that_was_read() {
        given(LIBRARY, RESPONSE)
                .when(change(HELLO, content("Hi", GREETINGS), 1))
                .then(new CannedResponseUpdated(LATER, HELLO, content("Hi", GREETINGS), 2, BEN));
        given(LIBRARY, RESPONSE)
                .when(change(HELLO, content("Hi", GREETINGS), 2))
                .thenRefused(
                        "response.version.conflict", Map.of("id", "hello-id", "version", "1", "given", "2"));
    }

    @Test
    void a_response_that_is_not_there_is_not_found_and_one_that_is_there_is_not_created() {
        var id = Map.of("responseId", "hello-id");
        given(LIBRARY).when(change(HELLO, content("Hi", GREETINGS), 1)).thenRefused("response.not.found", id);
        given().when(delete(HELLO)).thenRefused("response.not.found", id);
        given(LIBRARY, RESPONSE).when(RESPONSE).thenRefused("response.already.exists", id);
        given(LIBRARY)
                .when(LIBRARY)
                .thenRefused("response.library.already.exists", Map.of("libraryId", "greetings-id"));
    }

    @Test
    void a_library_that_is_full_takes_no_more_but_keeps_what_it_has() {
        var full = Map.of("libraryId", "greetings-id", "most", "1000");
        QueueSpec spec =
                given(LIBRARY, RESPONSE, newLibrary(BILLING, "Billing"), invoice()).withFull(GREETINGS);

        spec.when(newResponse(new ResponseId("x"), content("X", GREETINGS)))
                .thenRefused("response.library.full", full);
        spec.when(change(INVOICE, content("Invoice", BILLING, GREETINGS), 1))
                .thenRefused("response.library.full", full);
        spec.when(change(HELLO, content("Hi", GREETINGS), 1))
                .then(new CannedResponseUpdated(LATER, HELLO, content("Hi", GREETINGS), 2, BEN));
    }

    @Test
    void with_a_library_go_the_responses_that_are_in_no_other_each_with_an_event() {
        given(
                        LIBRARY,
                        newLibrary(BILLING, "Billing"),
                        newResponse(HELLO, content("Hello", GREETINGS, BILLING)),
                        invoice())
                .when(delete(BILLING))
                .then(
                        new CannedResponseUpdated(LATER, HELLO, content("Hello", GREETINGS), 2, BEN),
                        new CannedResponseDeleted(INVOICE, BEN),
                        new ResponseLibraryDeleted(BILLING, BEN));
    }

    @Test
    void a_queue_names_libraries_that_there_are() {
        given(LIBRARY, newQueue(SUPPORT, "Support"))
                .when(select(GREETINGS))
                .then(new QueueUpdated(LATER, SUPPORT, settings(GREETINGS), BEN));
        given(newQueue(SUPPORT, "Support"))
                .when(select(GREETINGS))
                .thenRefused(SUPPORT, "response.library.not.found", Map.of("libraryId", "greetings-id"));
    }

    @Test
    void a_queue_keeps_a_library_that_is_deleted_but_takes_no_other_such() {
        QueueSpec spec = given(LIBRARY, newQueue(SUPPORT, "Support"), select(GREETINGS), delete(GREETINGS));

        spec.when(select(GREETINGS)).thenNothing();
        spec.when(select(GREETINGS, BILLING))
                .thenRefused(SUPPORT, "response.library.not.found", Map.of("libraryId", "billing-id"));
    }

    private static ResponseRequest invoice() {
        return newResponse(INVOICE, content("Invoice", BILLING));
    }

    private static QueueUpdateRequested select(LibraryId... libraries) {
        return new QueueUpdateRequested(LATER, BEN, SUPPORT, settings(libraries));
    }

    private static QueueSettings settings(LibraryId... libraries) {
        QueueSettings settings = Samples.settings("Support");
        return new QueueSettings(
                settings.name(),
                settings.description(),
                new CannedResponseLibraries(CannedResponseMode.SELECTED_ONLY, List.of(libraries)),
                Optional.empty(),
                settings.afterCall(),
                settings.alerting(),
                settings.inactivity(),
                settings.threadingTimeoutMinutes());
    }

    private static List<Integer> counts(QueueRequest... history) {
        return given(history).state().responses().libraries().values().stream()
                .map(ResponseLibrary::responseCount)
                .toList();
    }
}
