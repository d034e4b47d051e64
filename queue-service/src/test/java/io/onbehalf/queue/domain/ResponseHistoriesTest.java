package io.onbehalf.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryCreateRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryUpdateRequested;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import io.onbehalf.queue.domain.responses.ResponseState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResponseHistoriesTest {

    private static final Gen<ResponseRequest> REQUESTS = arbitrary().pick(ResponseSamples.requests());
    private static final Gen<List<ResponseRequest>> HISTORIES = lists().of(REQUESTS).ofSizeBetween(0, 30);

    @Test
    void libraries_have_names_of_their_own_and_count_the_responses_that_are_in_them() {
        qt().forAll(HISTORIES)
                .checkAssert(history -> {
                    ResponseState state = after(history);
                    assertThat(state.libraries().values())
                            .extracting(ResponseLibrary::nameKey)
                            .doesNotHaveDuplicates();
                    assertThat(state.libraries().values())
                            .allSatisfy(library ->
                                    assertThat(library.responseCount())
                                            .isEqualTo(responsesIn(state, library.libraryId()).size()));
                });
    }

    @Test
    void a_response_is_in_at_least_one_library_and_every_one_is_there() {
        qt().forAll(HISTORIES)
                .checkAssert(history -> {
                    ResponseState state = after(history);
                    assertThat(state.responses().values())
                            .allSatisfy(response ->
                                    assertThat(response.content().libraryIds())
                                            .isNotEmpty()
                                            .allMatch(state.libraries()::containsKey));
                });
    }

    @Test
    void a_request_that_is_repeated_immediately_and_a_refusal_change_nothing() {
        qt().forAll(HISTORIES, REQUESTS)
                .checkAssert((history, request) -> {
                    ResponseState before = after(history);
                    ResponseState once = next(before, request);
                    assertThat(next(once, request)).isEqualTo(once);
                    if (decide(before, request).reply().orElseThrow().refusal().isPresent()) {
                        assertThat(once).isEqualTo(before);
                    }
                });
    }

    @Test
    void each_change_is_one_version_and_the_events_alone_give_the_same_state() {
        qt().forAll(HISTORIES)
                .checkAssert(history -> {
                    ResponseState state = ResponseState.INITIAL;
                    List<QueueEvent> events = new ArrayList<>();
                    for (ResponseRequest request : history) {
                        List<QueueEvent> following = decide(state, request).events();
                        events.addAll(following);
                        ResponseState before = state;
                        state = evolveAll(state, following);
                        state.responses()
                                .forEach((id, response) ->
                                        assertThat(response.version())
                                                .isBetween(
                                                        before.response(id)
                                                                .map(CannedResponse::version)
                                                                .orElse(1),
                                                        before.response(id)
                                                                .map(each -> each.version() + 1)
                                                                .orElse(1)));
                    }
                    assertThat(evolveAll(ResponseState.INITIAL, events)).isEqualTo(state);
                });
    }

    private static List<CannedResponse> responsesIn(ResponseState state, LibraryId library) {
        return state.responses().values().stream()
                .filter(response -> response.content().libraryIds().contains(library))
                .toList();
    }

    private static ResponseState after(List<ResponseRequest> history) {
        ResponseState state = ResponseState.INITIAL;
        for (ResponseRequest request : history) {
            state = next(state, request);
        }
        return state;
    }

    private static ResponseState next(ResponseState state, ResponseRequest request) {
        return evolveAll(state, decide(state, request).events());
    }

    private static Decision<QueueEvent, QueueReply> decide(ResponseState state, ResponseRequest request) {
        return ResponseDecider.decide(state.withNameHolder(holder(state, request)), request);
    }

    /// As the rows have it.
    private static Optional<LibraryId> holder(ResponseState state, ResponseRequest request) {
        return switch (request) {
            case ResponseLibraryCreateRequested create -> holder(state, create.name());
            case ResponseLibraryUpdateRequested update -> holder(state, update.name());
            default -> Optional.empty();
        };
    }

    private static Optional<LibraryId> holder(ResponseState state, String name) {
        return state.libraries().values().stream()
                .filter(library -> library.nameKey().equals(NameKey.of(name)))
                .map(ResponseLibrary::libraryId)
                .findFirst();
    }

    private static ResponseState evolveAll(ResponseState state, List<QueueEvent> events) {
        ResponseState next = state;
        for (QueueEvent event : events) {
            if (event instanceof ResponseEvent changed) {
                next = ResponseDecider.evolve(next, changed);
            }
        }
        return next;
    }
}
