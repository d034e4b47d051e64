package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The number of bytes that an event writes, over all topics and changelogs: it must not grow with the number
/// of earlier events. `deploy/bench/run bytes` measures the same on the real stack.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BytesPerTextTest {

    private static final int SAMPLE = 10;
    private static final long MOST_PER_TEXT = 12 << 10;

    /// Of the agents who still owe a wrap-up, beyond the last participants.
    private static final long BYTES_OF_OWING =
            (ConversationSnapshot.ALLOCATED - ConversationSnapshot.PARTICIPANTS) * 256L;

    private final MixedTraffic traffic = new MixedTraffic();

    @AfterEach
    void stop() {
        traffic.close();
    }

    @Test
    void an_inbound_text_writes_the_same_number_of_bytes_however_many_messages_there_are() {
        traffic.compose(MixedTraffic.AMY);

        long at10 = bytesPerTextAfter(10);
        long at1000 = bytesPerTextAfter(1_000);
        long at2000 = bytesPerTextAfter(2_000);

        assertThat(at10).isLessThanOrEqualTo(MOST_PER_TEXT);
        assertThat(at1000).isLessThanOrEqualTo(MOST_PER_TEXT).isCloseTo(at10, withinPercentage(10));
        assertThat(at2000).isLessThanOrEqualTo(MOST_PER_TEXT).isCloseTo(at10, withinPercentage(10));
    }

    @Test
    void a_conversation_that_400_agents_held_has_a_small_snapshot() {
        for (int agent = 0; agent < 399; agent++) {
            bytesOfHolding(agent);
        }

        Map<String, Long> last = bytesOfHolding(399);
        // Two participants connect and two disconnect, between two events of the conversation: six snapshots.
        assertThat(requireNonNull(last.get("conversation.snapshots")) / 6)
                .isLessThan(ConversationSnapshot.PARTICIPANTS * 512L);

        traffic.compose(MixedTraffic.AMY);
        assertThat(bytesPerText()).isLessThanOrEqualTo(MOST_PER_TEXT + BYTES_OF_OWING);
    }

    private long bytesPerTextAfter(int messages) {
        while (traffic.store().conversation().orElseThrow().messageCount() < messages) {
            traffic.inbound();
            traffic.outbound(MixedTraffic.AMY);
        }
        return bytesPerText();
    }

    /// The average over the next inbound texts, each of which the agent answers.
    private long bytesPerText() {
        long bytes = 0;
        for (int i = 0; i < SAMPLE; i++) {
            traffic.bench().bytesWritten();
            bytes += traffic.inbound();
            bytes += traffic.bench().bytesWritten().values().stream().mapToLong(Long::longValue).sum();
            traffic.outbound(MixedTraffic.AMY);
        }
        return bytes / SAMPLE;
    }

    /// The bytes by topic when an agent holds the conversation and disconnects, still owing their wrap-up.
    /// The contact writes to the first.
    private Map<String, Long> bytesOfHolding(int agent) {
        traffic.bench().bytesWritten();
        traffic.compose(MixedTraffic.user(agent));
        if (agent == 0) {
            traffic.inbound();
        }
        traffic.disconnect(MixedTraffic.user(agent));
        return traffic.bench().bytesWritten();
    }
}
