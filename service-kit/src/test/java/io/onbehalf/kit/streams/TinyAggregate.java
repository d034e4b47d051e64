package io.onbehalf.kit.streams;

import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.Refusal;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import io.onbehalf.schemas.queue.QueueMembersAddRequested;
import io.onbehalf.schemas.queue.QueueReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;

/// The smallest service around the loop: it counts who joined, and refuses who did before.
final class TinyAggregate {

    static final String STORE = "joined";

    static final ServiceDefinition SERVICE =
            new ServiceDefinition(
                    Topics.QUEUE_SERVICE,
                    Topics.QUEUE_REQUESTS,
                    Topics.QUEUE_REPLIES,
                    Topics.QUEUE_DEAD_LETTERS,
                    List.of(),
                    TinyAggregate::draw);

    private TinyAggregate() {}

    record Joined(List<String> users) {

        Joined with(String user) {
            return new Joined(Stream.concat(users.stream(), Stream.of(user)).toList());
        }
    }

    record Join(List<String> users) {}

    /// `told` is false for a fact that is taken into the state but is not ours to publish.
    record UserJoined(String user, boolean told) {}

    record Answer(@Nullable String refusedUser) {}

    private static void draw(StreamsBuilder builder, EventSerdes serdes) {
        KStream<String, SpecificRecord> decided =
                serdes.read(builder, Topics.QUEUE_REQUESTS)
                        .process(DeciderProcessor.supplier(aggregate()), Named.as("decide"));
        serdes.send(decided, Topics.QUEUE_EVENTS);
        serdes.send(decided, Topics.QUEUE_REPLIES);
    }

    private static DeciderBinding<Joined, Join, UserJoined, Answer> aggregate() {
        var initial = new Joined(List.of());
        return new DeciderBinding<>(
                STORE,
                new Decider<>(initial, TinyAggregate::decide, (state, event) -> state.with(event.user())),
                StateRepository.oneRow(Joined.class, initial),
                Topics.QUEUE_EVENTS,
                asked -> asked instanceof QueueMembersAddRequested add ? new Join(add.getUserIds()) : null,
                TinyAggregate::event,
                TinyAggregate::reply,
                Answer.class,
                new Answer("key reused"));
    }

    /// Nobody hears of a silent user, and nothing is said of a ghost.
    private static Decision<UserJoined, Answer> decide(Joined state, Join join) {
        for (String user : join.users()) {
            if (state.users().contains(user)) {
                return new Decision<>(List.of(), new Answer(user));
            }
        }
        List<UserJoined> events =
                join.users().stream().map(user -> new UserJoined(user, !user.equals("ghost"))).toList();
        return new Decision<>(events, join.users().contains("silent") ? null : new Answer(null));
    }

    private static @Nullable SpecificRecord event(UserJoined event, Map<String, ?> header) {
        return event.told()
                ? new QueueMemberAdded(
                        (String) header.get("eventId"),
                        (String) header.get("organizationId"),
                        (Instant) header.get("occurredAt"),
                        (String) header.get("requestId"),
                        (Long) header.get("sequence"),
                        "support",
                        event.user())
                : null;
    }

    private static SpecificRecord reply(Answer answer, Map<String, ?> header) {
        String user = answer.refusedUser();
        return new QueueReply(
                (String) header.get("requestId"),
                (Instant) header.get("answeredAt"),
                user == null ? null : new Refusal("joined", Map.of("user", user)),
                null,
                null);
    }
}
