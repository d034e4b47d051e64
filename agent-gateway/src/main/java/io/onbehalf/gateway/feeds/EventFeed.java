package io.onbehalf.gateway.feeds;

import static java.util.Objects.requireNonNull;

import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelRights;
import io.onbehalf.gateway.channels.ChannelTopic;
import io.onbehalf.gateway.channels.ChannelTopic.QueueConversations;
import io.onbehalf.gateway.channels.ChannelTopic.UserConversations;
import io.onbehalf.gateway.channels.ChannelTopic.UserReadMarks;
import io.onbehalf.gateway.channels.ChannelTopic.UserRoutingStatus;
import io.onbehalf.gateway.channels.ChannelTopic.View;
import io.onbehalf.gateway.channels.Directory;
import io.onbehalf.gateway.events.ConversationEvent;
import io.onbehalf.gateway.events.MessageConversationEvent;
import io.onbehalf.gateway.events.RoutingStatusEvent;
import io.onbehalf.gateway.readmarks.ReadMark;
import io.onbehalf.gateway.readmarks.ReadMarkView;
import io.onbehalf.gateway.sockets.Frame;
import io.onbehalf.gateway.sockets.Sockets;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.tracing.Traceparent;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.gateway.ConversationReadMark;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.queue.UserSnapshot;
import io.onbehalf.schemas.queue.UserState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What the gateway does with each record that it reads: it keeps what it needs to judge rights, and tells
/// the sockets what they are subscribed to.
final class EventFeed {

    private final KafkaClients kafka;
    private final Directory directory;
    private final ChannelRights rights;
    private final ReadMarkReplica readMarks;
    private final Sockets sockets;

    EventFeed(
            KafkaClients kafka,
            Directory directory,
            ChannelRights rights,
            ReadMarkReplica readMarks,
            Sockets sockets) {
        this.kafka = kafka;
        this.directory = directory;
        this.rights = rights;
        this.readMarks = readMarks;
        this.sockets = sockets;
    }

    void queue(ConsumerRecord<String, byte[]> record) {
        QueueSnapshot queue = kafka.read(record, QueueSnapshot.class);
        directory.putQueue(
                new QueueId(record.key()),
                queue == null ? null : new OrganizationId(queue.getOrganizationId()));
    }

    /// The key is `<user>:<queue>`.
    void member(ConsumerRecord<String, byte[]> record) {
        int colon = record.key().indexOf(':');
        directory.putMember(
                new QueueId(record.key().substring(colon + 1)),
                new UserId(record.key().substring(0, colon)),
                kafka.read(record, QueueMemberSnapshot.class) != null);
    }

    /// At the start there is no socket yet, so that what was before is told to nobody.
    void user(ConsumerRecord<String, byte[]> record) {
        UserSnapshot user = kafka.read(record, UserSnapshot.class);
        directory.putUser(record.key(), user == null ? null : user.getState() == UserState.ACTIVE);
        if (user != null) {
            var topic = new UserRoutingStatus(new UserId(user.getUserId()));
            Frame frame = Frame.event(topic.name(), RoutingStatusEvent.of(user), Map.of());
            tell(topic, user.getUserId(), new OrganizationId(user.getOrganizationId()), _ -> frame);
        }
    }

    /// The user's other devices are told of a mark that moves.
    void readMark(ConsumerRecord<String, byte[]> record) {
        readMarks
                .apply(record.key(), kafka.read(record, ConversationReadMark.class))
                .ifPresent(this::tellOwnDevices);
    }

    private void tellOwnDevices(ReadMark mark) {
        var topic = new UserReadMarks(mark.userId());
        Frame frame = Frame.event(topic.name(), ReadMarkView.of(mark), Map.of());
        tell(topic, mark.conversationId().value(), mark.organizationId(), _ -> frame);
    }

    /// Whom it concerns stands in its headers; what concerns no socket of this gateway is not decoded.
    void conversation(ConsumerRecord<String, byte[]> record) {
        List<ChannelTopic> topics = concerned(record).filter(sockets::isSubscribed).toList();
        if (topics.isEmpty() || record.value() == null) {
            return;
        }
        ConversationSnapshot snapshot = requireNonNull(kafka.read(record, ConversationSnapshot.class));
        for (ChannelTopic topic : topics) {
            tell(
                    topic,
                    snapshot.getConversationId(),
                    new OrganizationId(snapshot.getOrganizationId()),
                    frames(topic, snapshot, metadata(record, snapshot)));
        }
    }

    /// The same frame for all channels that may read the same wrap-ups.
    private Function<Channel, Frame> frames(
            ChannelTopic topic, ConversationSnapshot snapshot, Map<String, ?> metadata) {
        Map<Set<String>, Frame> frames = new HashMap<>();
        return channel ->
                frames.computeIfAbsent(
                        hiddenWrapups(channel, snapshot),
                        hidden -> Frame.event(topic.name(), body(topic, snapshot, hidden), metadata));
    }

    /// The participants whose wrap-up a channel may not read.
    private Set<String> hiddenWrapups(Channel channel, ConversationSnapshot snapshot) {
        return snapshot.getParticipants().stream()
                .filter(each -> each.getWrapup() != null && !mayReadWrapup(channel, each))
                .map(ParticipantSnapshot::getParticipantId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean mayReadWrapup(Channel channel, ParticipantSnapshot participant) {
        return participant.getUserId() != null
                && participant.getQueueId() != null
                && rights.mayReadWrapup(
                        channel, new UserId(participant.getUserId()), new QueueId(participant.getQueueId()));
    }

    /// The thread's sequence, by which a client knows what is newer, and the call or PDU that this follows
    /// from.
    private static Map<String, ?> metadata(
            ConsumerRecord<String, byte[]> record, ConversationSnapshot snapshot) {
        return Traceparent.read(OnbehalfHeaders.traceparent(record.headers()))
                .<Map<String, ?>>map(
                        trace -> Map.of("CorrelationId", trace.traceId(), "sequence", snapshot.getSequence()))
                .orElseGet(() -> Map.of("sequence", snapshot.getSequence()));
    }

    private static Stream<ChannelTopic> concerned(ConsumerRecord<String, byte[]> record) {
        Stream<ChannelTopic> users =
                OnbehalfHeaders.ids(record.headers(), OnbehalfHeaders.USERS).stream()
                        .flatMap(id -> views().map(view -> new UserConversations(new UserId(id), view)));
        Stream<ChannelTopic> queues =
                OnbehalfHeaders.ids(record.headers(), OnbehalfHeaders.QUEUES).stream()
                        .flatMap(id -> views().map(view -> new QueueConversations(new QueueId(id), view)));
        return Stream.concat(users, queues);
    }

    private static Stream<View> views() {
        return Arrays.stream(View.values());
    }

    private static Object body(ChannelTopic topic, ConversationSnapshot snapshot, Set<String> hiddenWrapups) {
        View view =
                switch (topic) {
                    case UserConversations(_, var wanted) -> wanted;
                    case QueueConversations(_, var wanted) -> wanted;
                    case UserRoutingStatus _, UserReadMarks _ ->
                            throw new IllegalArgumentException("not about conversations: " + topic.name());
                };
        return switch (view) {
            case MEDIA -> MessageConversationEvent.of(snapshot, hiddenWrapups);
            case GENERIC -> ConversationEvent.of(snapshot, hiddenWrapups);
        };
    }

    private void tell(
            ChannelTopic topic,
            String subject,
            OrganizationId organization,
            Function<Channel, Frame> frames) {
        sockets.tell(
                topic,
                subject,
                channel ->
                        rights.mayReceive(channel, topic, organization)
                                ? Optional.of(frames.apply(channel))
                                : Optional.empty());
    }
}
