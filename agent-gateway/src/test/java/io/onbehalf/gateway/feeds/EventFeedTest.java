package io.onbehalf.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.ChannelRights;
import io.onbehalf.gateway.channels.ChannelTopic;
import io.onbehalf.gateway.channels.ChannelTopic.UserReadMarks;
import io.onbehalf.gateway.channels.Directory;
import io.onbehalf.gateway.readmarks.ReadMarkView;
import io.onbehalf.gateway.sockets.Frame;
import io.onbehalf.gateway.sockets.Sockets;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.schemas.common.CompletionType;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.Direction;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.conversation.ParticipantState;
import io.onbehalf.schemas.conversation.ParticipantWrapup;
import io.onbehalf.schemas.conversation.Purpose;
import io.onbehalf.schemas.gateway.ConversationReadMark;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import tools.jackson.databind.json.JsonMapper;

/// Amy's stint on behalf of Support is over and not wrapped up; Ben has wrapped up the next one.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventFeedTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final QueueId SUPPORT = new QueueId("00000000-0000-4000-8000-000000000001");
    private static final UserId AMY = new UserId("00000000-0000-4000-8000-000000000002");
    private static final UserId BEN = new UserId("00000000-0000-4000-8000-000000000003");

    private final Directory directory = new Directory();
    private final KafkaClients kafka = mock();
    private final Sockets sockets = mock();
    private final EventFeed feed =
            new EventFeed(
                    kafka,
                    directory,
                    new ChannelRights(directory, InstantSource.fixed(NOON)),
                    new ReadMarkReplica(),
                    sockets);

    @Test
    void a_removed_member_who_owes_a_wrap_up_is_told_without_a_colleague_s_later_wrap_up() {
        directory.putQueue(SUPPORT, ACME);
        directory.putMember(SUPPORT, BEN, true);
        when(kafka.read(any(), any())).thenReturn(snapshot());
        when(sockets.isSubscribed(any())).thenReturn(true);

        var record = new ConsumerRecord<String, byte[]>("conversation.snapshots", 0, 0, "c1", new byte[] {1});
        OnbehalfHeaders.concerning(new RecordHeaders(), Set.of(AMY.value()), Set.of())
                .forEach(header -> record.headers().add(header));
        feed.conversation(record);

        assertThat(told(AMY, Optional.empty()))
                .contains("\"id\":\"p2\"", "\"wrapup\":null")
                .doesNotContain("secret");
        assertThat(told(AMY, Optional.of(NOON.plusSeconds(60)))).contains("secret");
        directory.putMember(SUPPORT, AMY, true);
        assertThat(told(AMY, Optional.empty())).contains("secret");
    }

    @Test
    void a_mark_that_moves_is_told_to_its_own_user_s_devices_alone() {
        when(kafka.read(any(), any())).thenReturn(readMark(5), readMark(4), readMark(5));
        var record = new ConsumerRecord<String, byte[]>("gateway.read-marks", 0, 0, "key", new byte[] {1});

        feed.readMark(record);
        feed.readMark(record);
        feed.readMark(record);

        ArgumentCaptor<Function<Channel, Optional<Frame>>> frames = ArgumentCaptor.captor();
        verify(sockets).tell(eq(new UserReadMarks(AMY)), eq("c1"), frames.capture());
        assertThat(frames.getValue().apply(channel(AMY, Optional.empty())))
                .hasValueSatisfying(
                        frame -> assertThat(frame.eventBody()).isEqualTo(new ReadMarkView("c1", 5, NOON)));
        assertThat(frames.getValue().apply(channel(BEN, Optional.of(NOON.plusSeconds(60))))).isEmpty();
    }

    private static ConversationReadMark readMark(long order) {
        return ConversationReadMark.newBuilder()
                .setOrganizationId(ACME.value())
                .setUserId(AMY.value())
                .setConversationId("c1")
                .setOrder(order)
                .setReadAt(NOON)
                .build();
    }

    private static Channel channel(UserId user, Optional<Instant> supervisorUntil) {
        return new Channel(new ChannelId("channel"), ACME, user, 1, supervisorUntil, List.of(), NOON, NOON);
    }

    /// What the feed tells a user who is subscribed to their own conversations.
    private String told(UserId user, Optional<Instant> supervisorUntil) {
        ArgumentCaptor<ChannelTopic> topic = ArgumentCaptor.captor();
        ArgumentCaptor<Function<Channel, Optional<Frame>>> frames = ArgumentCaptor.captor();
        verify(sockets, atLeastOnce()).tell(topic.capture(), any(), frames.capture());
        return JsonMapper.shared()
                .writeValueAsString(
                        frames.getAllValues().getFirst().apply(channel(user, supervisorUntil)).orElseThrow());
    }

    private static ConversationSnapshot snapshot() {
        return ConversationSnapshot.newBuilder()
                .setOrganizationId(ACME.value())
                .setThreadId("thread")
                .setConversationId("c1")
                .setSequence(7)
                .setDirection(Direction.INBOUND)
                .setOutboundNumber("+13175550100")
                .setContactNumber("+13175551234")
                .setContactNumberAsTyped("+13175551234")
                .setStartedAt(NOON)
                .setParticipantCount(2)
                .setMessageCount(0)
                .setParticipants(
                        List.of(
                                stint("p1", AMY).build(),
                                stint("p2", BEN)
                                        .setWrapup(
                                                ParticipantWrapup.newBuilder()
                                                        .setCode("resolved")
                                                        .setNotes("a secret")
                                                        .setTags(List.of("secret"))
                                                        .setCompletion(CompletionType.GIVEN)
                                                        .setDurationSeconds(5)
                                                        .setCompletedAt(NOON)
                                                        .build())
                                        .build()))
                .build();
    }

    private static ParticipantSnapshot.Builder stint(String id, UserId agent) {
        return ParticipantSnapshot.newBuilder()
                .setParticipantId(id)
                .setCommunicationId("c-" + id)
                .setPurpose(Purpose.AGENT)
                .setUserId(agent.value())
                .setQueueId(SUPPORT.value())
                .setState(ParticipantState.DISCONNECTED)
                .setDirection(Direction.INBOUND)
                .setConnectedAt(NOON)
                .setDisconnectedAt(NOON)
                .setWrapupPrompt(WrapupPrompt.MANDATORY)
                .setDeallocated(false);
    }
}
