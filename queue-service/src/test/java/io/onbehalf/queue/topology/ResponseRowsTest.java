package io.onbehalf.queue.topology;

import static io.onbehalf.queue.domain.ResponseSamples.BILLING;
import static io.onbehalf.queue.domain.ResponseSamples.GREETINGS;
import static io.onbehalf.queue.domain.ResponseSamples.HELLO;
import static io.onbehalf.queue.domain.ResponseSamples.INVOICE;
import static io.onbehalf.queue.domain.ResponseSamples.change;
import static io.onbehalf.queue.domain.ResponseSamples.content;
import static io.onbehalf.queue.domain.ResponseSamples.delete;
import static io.onbehalf.queue.domain.ResponseSamples.newLibrary;
import static io.onbehalf.queue.domain.ResponseSamples.newResponse;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.queue.domain.ResponseRequest;
import io.onbehalf.queue.domain.ResponseSamples;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.CannedResponseCreated;
import io.onbehalf.schemas.queue.CannedResponseDeleted;
import io.onbehalf.schemas.queue.CannedResponseUpdated;
import io.onbehalf.schemas.queue.QueueReply;
import io.onbehalf.schemas.queue.ResponseLibraryDeleted;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/// Canned responses in the topology: the events, the replies, the rows and the lists.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResponseRowsTest {

    private static final List<LibraryId> LIBRARIES = List.of(GREETINGS, BILLING);
    private static final Gen<List<ResponseRequest>> HISTORIES =
            lists().of(arbitrary().pick(ResponseSamples.requests())).ofSizeBetween(1, 40);

    private final QueueBench bench = new QueueBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_new_response_is_an_event_and_a_reply() {
        bench.ask(newLibrary(GREETINGS, "Greetings"));
        QueueReply reply = bench.ask(newResponse(HELLO, content("Hello", GREETINGS)));

        assertThat(reply.getResponse().getTemplate()).isEqualTo("This is {{agent.name}}: Hello");
        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, CannedResponseCreated.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getResponseId()).isEqualTo("hello-id");
                    assertThat(event.getSequence()).isEqualTo(2);
                    assertThat(event.getLibraryIds()).containsExactly("greetings-id");
                    assertThat(event.getSubstitutions().getFirst().getDescription()).isEqualTo("Its number");
                });
    }

    @Test
    void a_library_takes_its_responses_along_and_its_name_is_free_again() {
        bench.ask(newLibrary(GREETINGS, "Greetings"));
        bench.ask(newLibrary(BILLING, "Billing"));
        bench.ask(newResponse(HELLO, content("Hello", GREETINGS, BILLING)));
        bench.ask(newResponse(INVOICE, content("Invoice", BILLING)));
        assertThat(bench.ask(delete(BILLING)).getRefusal()).isNull();

        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, CannedResponseUpdated.class))
                .extracting(CannedResponseUpdated::getResponseId, CannedResponseUpdated::getVersion)
                .containsExactly(tuple("hello-id", 2));
        assertThat(rows().response(INVOICE)).isEmpty();
        assertThat(rows().responsesByName(BILLING).page(false, 0, 9)).isEmpty();
        assertThat(bench.ask(newLibrary(BILLING, "billing")).getRefusal()).isNull();
        assertThat(rows().library(BILLING)).map(ResponseLibrary::responseCount).contains(0);
    }

    @Test
    void the_end_of_a_library_is_told_after_the_end_of_its_responses() {
        bench.ask(newLibrary(BILLING, "Billing"));
        bench.ask(newResponse(INVOICE, content("Invoice", BILLING)));
        bench.topology().values(Topics.QUEUE_EVENTS);
        bench.ask(delete(BILLING));

        assertThat(bench.topology().values(Topics.QUEUE_EVENTS))
                .hasExactlyElementsOfTypes(CannedResponseDeleted.class, ResponseLibraryDeleted.class);
    }

    @Test
    void a_response_moves_in_the_lists_with_its_name_text_and_libraries() {
        bench.ask(newLibrary(GREETINGS, "Greetings"));
        bench.ask(newLibrary(BILLING, "Billing"));
        bench.ask(newResponse(HELLO, content("Hello", GREETINGS)));
        bench.ask(newResponse(INVOICE, content("invoice", GREETINGS)));
        bench.ask(change(HELLO, content("Zoo", BILLING, GREETINGS), 1));

        assertThat(listed(rows().responsesByName(GREETINGS)))
                .containsExactly(
                        tuple("invoice", "invoice-id", "This is {{agent.name}}: invoice"),
                        tuple("zoo", "hello-id", "This is {{agent.name}}: Zoo"));
        assertThat(listed(rows().responsesByName(BILLING)))
                .containsExactly(tuple("zoo", "hello-id", "This is {{agent.name}}: Zoo"));
    }

    @Test
    void another_organization_has_its_own() {
        bench.ask(newLibrary(GREETINGS, "Greetings"));

        assertThat(
                        bench.ask("globex", "other", "", newResponse(HELLO, content("Hello", GREETINGS)))
                                .getRefusal()
                                .getCode())
                .isEqualTo("response.library.not.found");
        assertThat(bench.ask("globex", "third", "", newLibrary(BILLING, "Greetings")).getRefusal()).isNull();
    }

    @Test
    void after_any_history_the_lists_and_counts_are_those_of_the_rows() {
        qt().withExamples(40)
                .withShrinkCycles(40)
                .forAll(HISTORIES)
                .checkAssert(history -> {
                    try (var ofHistory = new QueueBench()) {
                        history.forEach(ofHistory::tell);
                        check(ofHistory.rows().responses());
                    }
                });
    }

    private static void check(ResponseStore rows) {
        List<ResponseLibrary> libraries =
                LIBRARIES.stream().flatMap(id -> rows.library(id).stream()).toList();
        List<CannedResponse> responses =
                Stream.of(HELLO, INVOICE).flatMap(id -> rows.response(id).stream()).toList();
        assertThat(rows.libraryCount()).isEqualTo(libraries.size());
        assertThat(rows.responseCount()).isEqualTo(responses.size());
        assertThat(rows.librariesByName().page(false, 0, 9))
                .extracting(NameIndex.Entry::nameKey, NameIndex.Entry::id)
                .isEqualTo(
                        libraries.stream()
                                .sorted(comparing(ResponseLibrary::nameKey))
                                .map(library -> tuple(library.nameKey(), library.libraryId().value()))
                                .toList());
        for (String name : List.of("Greetings", "Billing", "Invoices")) {
            assertThat(rows.nameHolder(NameKey.of(name)))
                    .isEqualTo(
                            libraries.stream()
                                    .filter(library -> library.nameKey().equals(NameKey.of(name)))
                                    .map(ResponseLibrary::libraryId)
                                    .findFirst());
        }
        assertThat(listed(rows.allResponsesByName())).isEqualTo(expected(responses));
        for (LibraryId id : LIBRARIES) {
            List<CannedResponse> inIt =
                    responses.stream().filter(each -> each.content().libraryIds().contains(id)).toList();
            assertThat(listed(rows.responsesByName(id))).isEqualTo(expected(inIt));
            assertThat(rows.library(id).map(ResponseLibrary::responseCount))
                    .isEqualTo(rows.library(id).map(_ -> inIt.size()));
        }
    }

    private static List<Tuple> expected(List<CannedResponse> responses) {
        return responses.stream()
                .sorted(comparing(CannedResponse::nameKey).thenComparing(each -> each.responseId().value()))
                .map(each ->
                        tuple(each.nameKey(), each.responseId().value(), each.content().template().value()))
                .toList();
    }

    private static List<Tuple> listed(NameIndex<String> index) {
        return index.page(false, 0, 9).stream()
                .map(entry -> tuple(entry.nameKey(), entry.id(), entry.value()))
                .toList();
    }

    private ResponseStore rows() {
        return bench.rows().responses();
    }
}
