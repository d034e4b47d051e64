package io.onbehalf.bench.channels;

import io.onbehalf.bench.stack.TopicWriter;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.Direction;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.conversation.ParticipantState;
import io.onbehalf.schemas.conversation.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Writes changed conversations, each of one user and of another conversation than the one before; the
/// sequence is the number of the change.
final class Changes {

    private static final String QUEUE = "0a0c3e00-0000-4000-8000-000000000900";

    private final StackLayout layout;
    private final ChannelsOptions options;
    private final List<BenchUser> users;
    private final ToldTimes told;

    Changes(StackLayout layout, ChannelsOptions options, List<BenchUser> users, ToldTimes told) {
        this.layout = layout;
        this.options = options;
        this.users = users;
        this.told = told;
    }

    void write() {
        long interval = TimeUnit.SECONDS.toNanos(1) / options.rate();
        long start = System.nanoTime();
        try (var writer = new TopicWriter(layout, Topics.CONVERSATION_SNAPSHOTS)) {
            for (int change = 0; change < options.changes(); change++) {
                long due = start + change * interval;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                BenchUser user = users.get(change % users.size());
                ConversationSnapshot snapshot = snapshot(change, user);
                told.written(change);
                writer.write(
                        snapshot.getConversationId(),
                        snapshot,
                        OnbehalfHeaders.concerning(new RecordHeaders(), Set.of(user.id()), Set.of(QUEUE)));
            }
        }
    }

    private static ConversationSnapshot snapshot(int change, BenchUser user) {
        String id = new UUID(change, 0).toString();
        return ConversationSnapshot.newBuilder()
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setThreadId("%020x".formatted(change))
                .setConversationId(id)
                .setSequence(change)
                .setDirection(Direction.OUTBOUND)
                .setOutboundNumber("+13175550100")
                .setContactNumber("+13175551234")
                .setContactNumberAsTyped("+13175551234")
                .setStartedAt(Instant.now())
                .setParticipantCount(2)
                .setMessageCount(0)
                .setParticipants(
                        List.of(
                                participant(id, Purpose.CUSTOMER).build(),
                                participant(id, Purpose.AGENT)
                                        .setUserId(user.id())
                                        .setUserName(user.name())
                                        .setQueueId(QUEUE)
                                        .setQueueName("Support")
                                        .build()))
                .build();
    }

    private static ParticipantSnapshot.Builder participant(String conversation, Purpose purpose) {
        return ParticipantSnapshot.newBuilder()
                .setParticipantId(conversation + purpose)
                .setCommunicationId(conversation + purpose)
                .setPurpose(purpose)
                .setState(ParticipantState.CONNECTED)
                .setDirection(Direction.OUTBOUND)
                .setConnectedAt(Instant.now())
                .setWrapupPrompt(WrapupPrompt.MANDATORY)
                .setDeallocated(false);
    }
}
