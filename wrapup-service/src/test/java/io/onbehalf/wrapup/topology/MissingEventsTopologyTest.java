package io.onbehalf.wrapup.topology;

import static io.onbehalf.wrapup.ConversationClient.AMY;
import static io.onbehalf.wrapup.ConversationClient.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import io.onbehalf.schemas.wrapup.WrapupOpened;
import io.onbehalf.schemas.wrapup.WrapupReply;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A stint whose events were set aside, or are on their way, can be wrapped up.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MissingEventsTopologyTest {

    private static final Instant ENDED = NOON.plusSeconds(60);

    private final ConversationClient talk = new ConversationClient("0123456789abcdef0123");
    private final TopologyBench bench = TopologyBench.of(new WrapupConfiguration().serviceDefinition());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_stint_of_which_nothing_has_arrived_is_wrapped_up_at_once_as_of_its_end() {
        ask(passedOn("w1", ENDED));

        accepted();
        assertThat(bench.values(Topics.WRAPUP_EVENTS))
                .satisfiesExactly(
                        opened ->
                                assertThat((WrapupOpened) opened)
                                        .returns(ENDED, WrapupOpened::getOccurredAt)
                                        .returns(AMY, WrapupOpened::getUserId)
                                        .returns(1L, WrapupOpened::getSequence),
                        completed ->
                                assertThat((WrapupCompleted) completed)
                                        .returns(30, WrapupCompleted::getDurationSeconds)
                                        .returns(2L, WrapupCompleted::getSequence));
    }

    @Test
    void events_that_arrive_later_double_nothing() {
        ask(passedOn("w1", ENDED));
        bench.records(Topics.WRAPUP_EVENTS);

        tell(talk.connected());
        tell(talk.disconnected());

        assertThat(bench.records(Topics.WRAPUP_EVENTS)).isEmpty();
        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void a_stint_whose_end_has_not_arrived_is_completed_all_the_same() {
        tell(talk.connected());
        ask(passedOn("w1", ENDED));

        accepted();
        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class)).hasSize(1);
    }

    @Test
    void one_that_lasts_is_completed_by_its_end() {
        ask(passedOn("w1", null));
        accepted();
        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class)).isEmpty();

        tell(talk.disconnected());

        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class)).hasSize(1);
    }

    @Test
    void once_it_is_known_other_calls_find_it_too() {
        ask(passedOn("w1", ENDED));
        accepted();

        ask(talk.wrapup("w2", DefaultCode.ID.value()));
        accepted();
    }

    private WrapupRequested passedOn(String requestId, @Nullable Instant endedAt) {
        return WrapupRequested.newBuilder(talk.wrapup(requestId, DefaultCode.ID.value()))
                .setStint(talk.reported(endedAt))
                .build();
    }

    private void ask(WrapupRequested request) {
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), request);
    }

    private void tell(SpecificRecord event) {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), event);
    }

    private void accepted() {
        assertThat(bench.read(Topics.WRAPUP_REPLIES, WrapupReply.class))
                .singleElement()
                .satisfies(reply -> assertThat(reply.getRefusal()).isNull());
    }
}
