package io.onbehalf.conversation.topology;

import static io.onbehalf.conversation.topology.MixedTraffic.AMY;
import static io.onbehalf.conversation.topology.MixedTraffic.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The rows that are read back, as the topology writes them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConversationStoreTest {

    private final MixedTraffic traffic = new MixedTraffic();

    @AfterEach
    void stop() {
        traffic.close();
    }

    @Test
    void the_messages_of_a_thread_are_one_range_in_their_order() {
        traffic.compose(AMY);
        for (int i = 0; i < 30; i++) {
            traffic.inbound();
            traffic.outbound(AMY);
        }

        assertThat(traffic.store().messagesBefore(51, 20))
                .extracting(MessageView::messageId)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(31, 50).mapToObj(MixedTraffic::message).toList().reversed());
    }

    @Test
    void a_participant_shows_its_last_100_messages_oldest_first() {
        traffic.compose(AMY);
        for (int i = 0; i < 130; i++) {
            traffic.inbound();
        }

        assertThat(traffic.store().shownParticipants())
                .flatExtracting(each -> traffic.store().lastMessages(each.participantId()))
                .extracting(MessageView::messageId)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(36, 135).mapToObj(MixedTraffic::message).toList());
    }

    @Test
    void a_conversation_shows_its_last_40_participants_and_the_agents_before_them_who_owe_a_wrapup() {
        for (int i = 0; i < 30; i++) {
            holds(i, WrapupPrompt.MANDATORY);
        }
        for (int i = 30; i < 60; i++) {
            holds(i, WrapupPrompt.OPTIONAL);
        }

        List<ParticipantView> shown = traffic.store().shownParticipants();

        assertThat(shown).extracting(each -> each.participantId().value()).isSorted().hasSize(30 + 40);
        assertThat(shown)
                .flatExtracting(each -> each.identity().agent().map(AgentRef::userId).stream().toList())
                .containsExactlyElementsOf(
                        IntStream.concat(IntStream.range(0, 30), IntStream.range(40, 60))
                                .mapToObj(MixedTraffic::user)
                                .toList());
    }

    @Test
    void a_conversation_shows_400_agents_who_owe_a_wrapup_at_most() {
        for (int i = 0; i < 400; i++) {
            holds(i, WrapupPrompt.MANDATORY);
        }

        assertThat(traffic.store().shownParticipants()).filteredOn(ParticipantView::isAllocated).hasSize(400);
    }

    @Test
    void a_snapshot_shows_counts_the_last_message_and_the_last_10_participants() {
        for (int i = 0; i < 8; i++) {
            holds(i, WrapupPrompt.AGENT_REQUESTED);
        }
        traffic.compose(AMY);
        traffic.inbound();
        traffic.outbound(AMY);

        ConversationSnapshot snapshot =
                traffic.bench().read(Topics.CONVERSATION_SNAPSHOTS, ConversationSnapshot.class).getLast();

        assertThat(snapshot)
                .returns(18, ConversationSnapshot::getParticipantCount)
                .returns(3, ConversationSnapshot::getMessageCount);
        assertThat(snapshot.getLastMessage().getStatus().name()).isEqualTo("DELIVERY_SUCCESS");
        assertThat(snapshot.getLastMessage().getMessageId())
                .isEqualTo(ThreadIds.of(snapshot.getThreadId(), Kind.MESSAGE, 5 + 1 + 7 * 4 + 4 + 2));
        assertThat(snapshot.getParticipants()).hasSize(10);
        assertThat(snapshot.getParticipants().getLast().getUserId()).isEqualTo(AMY.value());
    }

    @Test
    void a_snapshot_shows_40_agents_who_owe_a_wrapup_at_most() {
        for (int i = 0; i < 60; i++) {
            holds(i, WrapupPrompt.MANDATORY);
        }

        ConversationSnapshot snapshot =
                traffic.bench().read(Topics.CONVERSATION_SNAPSHOTS, ConversationSnapshot.class).getLast();
        assertThat(snapshot.getParticipants()).filteredOn(each -> each.getUserId() != null).hasSize(40);
    }

    /// An agent composes and disconnects; the contact writes to the first.
    private void holds(int agent, WrapupPrompt prompt) {
        traffic.compose(user(agent), prompt);
        if (agent == 0) {
            traffic.inbound();
        }
        traffic.disconnect(user(agent));
    }
}
