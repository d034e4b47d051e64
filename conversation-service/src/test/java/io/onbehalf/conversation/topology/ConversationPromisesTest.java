package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.thread.RequestHistories;
import io.onbehalf.conversation.domain.thread.RequestHistories.Sent;
import io.onbehalf.conversation.domain.thread.RequestHistories.Step;
import io.onbehalf.conversation.domain.thread.RequestHistories.Waited;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.testing.TopologyBench;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Properties of the real topology for every history, whichever requests are repeated in it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConversationPromisesTest {

    @Test
    void a_repeated_request_changes_nothing_and_the_same_history_gives_the_same_events() {
        qt().withExamples(12)
                .withShrinkCycles(20)
                .forAll(RequestHistories.steps())
                .checkAssert(steps -> {
                    List<SpecificRecord> once = play(steps, false);

                    assertThat(play(steps, true)).isEqualTo(once);
                    assertThat(once.stream().map(ConversationPromisesTest::sequence))
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(1, once.size()).boxed().toList());
                    assertThat(once).extracting(ActorFields::read).as("actors").doesNotContain(Actor.UNKNOWN);
                });
    }

    /// The events of the history; with repeats, every other step repeats an earlier request.
    private static List<SpecificRecord> play(List<Integer> steps, boolean repeating) {
        List<SpecificRecord> events = new ArrayList<>();
        List<Answered> answered = new ArrayList<>();
        try (var bench = TopologyBench.of(ConversationConfiguration.definition())) {
            List<Step> history = RequestHistories.of(steps);
            for (int i = 0; i < history.size(); i++) {
                switch (history.get(i)) {
                    case Waited(var time) -> bench.advanceWallClock(time);
                    case Sent sent -> {
                        List<SpecificRecord> replies = pipe(bench, sent);
                        if (sent.answered()) {
                            assertThat(replies).hasSize(1);
                            answered.add(new Answered(sent, replies.getFirst()));
                        }
                    }
                }
                events.addAll(bench.values(CONVERSATION_EVENTS));
                if (repeating && steps.get(i) % 2 == 0 && !answered.isEmpty()) {
                    repeat(bench, answered.get(steps.get(i) / 2 % answered.size()));
                }
            }
        }
        return events;
    }

    private static Long sequence(SpecificRecord event) {
        return (Long) event.get(event.getSchema().getField("sequence").pos());
    }

    /// A request and its reply.
    private record Answered(Sent sent, SpecificRecord reply) {}

    private static void repeat(TopologyBench bench, Answered before) {
        assertThat(pipe(bench, before.sent())).containsExactly(before.reply());
        assertThat(bench.values(CONVERSATION_EVENTS)).isEmpty();
    }

    private static List<SpecificRecord> pipe(TopologyBench bench, Sent sent) {
        bench.pipe(sent.topic(), ThreadFixtures.THREAD, sent.request());
        return bench.values(CONVERSATION_REPLIES);
    }
}
