package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.thread.AskedHistories;
import io.onbehalf.conversation.domain.thread.AskedHistories.Asked;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.testing.TopologyBench;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What holds of the real topology for every history, whatever is asked again on the way.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConversationPromisesTest {

    @Test
    void whatever_is_asked_a_repeat_changes_nothing_and_the_same_history_gives_the_same_events() {
        qt().withExamples(12)
                .withShrinkCycles(20)
                .forAll(AskedHistories.steps())
                .checkAssert(steps -> {
                    List<SpecificRecord> once = play(steps, false);

                    assertThat(play(steps, true)).isEqualTo(once);
                    assertThat(once.stream().map(ConversationPromisesTest::sequence))
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(1, once.size()).boxed().toList());
                });
    }

    /// The events of the history; with repeats, every other step asks something earlier again.
    private static List<SpecificRecord> play(List<Integer> steps, boolean repeating) {
        List<SpecificRecord> events = new ArrayList<>();
        List<Heard> heard = new ArrayList<>();
        try (var bench = TopologyBench.of(ConversationConfiguration.definition())) {
            List<Asked> history = AskedHistories.asked(steps);
            for (int i = 0; i < history.size(); i++) {
                Asked asked = history.get(i);
                List<SpecificRecord> replies = pipe(bench, asked);
                events.addAll(bench.values(CONVERSATION_EVENTS));
                if (asked.answered()) {
                    assertThat(replies).hasSize(1);
                    heard.add(new Heard(asked, replies.getFirst()));
                }
                if (repeating && steps.get(i) % 2 == 0 && !heard.isEmpty()) {
                    repeat(bench, heard.get(steps.get(i) / 2 % heard.size()));
                }
            }
        }
        return events;
    }

    private static Long sequence(SpecificRecord event) {
        return (Long) event.get(event.getSchema().getField("sequence").pos());
    }

    /// What was asked, and its answer.
    private record Heard(Asked asked, SpecificRecord reply) {}

    private static void repeat(TopologyBench bench, Heard before) {
        assertThat(pipe(bench, before.asked())).containsExactly(before.reply());
        assertThat(bench.values(CONVERSATION_EVENTS)).isEmpty();
    }

    private static List<SpecificRecord> pipe(TopologyBench bench, Asked asked) {
        bench.pipe(asked.topic(), ThreadFixtures.THREAD, asked.request());
        return bench.values(CONVERSATION_REPLIES);
    }
}
