package io.onbehalf.gateway.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.schemas.common.CompletionType;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.CarrierError;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.Direction;
import io.onbehalf.schemas.conversation.DisconnectType;
import io.onbehalf.schemas.conversation.MessageStatus;
import io.onbehalf.schemas.conversation.MessageSummary;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.conversation.ParticipantState;
import io.onbehalf.schemas.conversation.ParticipantWrapup;
import io.onbehalf.schemas.conversation.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// That an event says what a read says is a system test (ChannelsIT); this is what only events have.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventShapesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ParticipantSnapshot customer = participant("p1", Purpose.CUSTOMER).build();
    private final ParticipantSnapshot agent =
            participant("p2", Purpose.AGENT)
                    .setUserId("amy")
                    .setUserName("Amy")
                    .setQueueId("support")
                    .setQueueName("Support")
                    .setAlertedAt(NOON)
                    .setState(ParticipantState.ALERTING)
                    .setAlertingTimeoutMs(30_000L)
                    .build();

    @Test
    void the_last_message_lies_below_its_participant_and_has_no_text() {
        JsonNode media = json(MessageConversationEvent.of(snapshot(customer, agent), Set.of()));
        JsonNode generic = json(ConversationEvent.of(snapshot(customer, agent), Set.of()));

        assertThat(media.at("/participants/0/messages/0/message/id").asString()).isEqualTo("m1");
        assertThat(media.at("/participants/0/messages/0/messageStatus").asString()).isEqualTo("received");
        assertThat(media.at("/participants/1/messages")).isEmpty();
        assertThat(generic.at("/participants/0/messages/0/messages/0/messageId").asString()).isEqualTo("m1");
        assertThat(generic.at("/participants/1/messages/0/messages")).isEmpty();
    }

    @Test
    void a_message_that_failed_says_why_as_a_read_does() {
        ConversationSnapshot failed = snapshot(customer);
        MessageSummary message = failed.getLastMessage();
        message.put(
                message.getSchema().getField("error").pos(),
                CarrierError.newBuilder().setCode("carrier.rejected").setCommandStatus(0x45).build());

        JsonNode error =
                json(MessageConversationEvent.of(failed, Set.of()))
                        .at("/participants/0/messages/0/errorInfo");

        assertThat(error.path("code").asString()).isEqualTo("carrier.rejected");
        assertThat(error.path("message").asString()).isEqualTo("The mobile network refused the message.");
        assertThat(error.path("status").asInt()).isEqualTo(400);
        assertThat(error.at("/messageParams/commandStatus").asString()).isEqualTo("0x00000045");
    }

    @Test
    void a_stint_that_alerts_has_its_time_to_answer_and_is_not_connected_yet() {
        JsonNode told = json(MessageConversationEvent.of(snapshot(agent), Set.of())).at("/participants/0");

        assertThat(told.path("state").asString()).isEqualTo("alerting");
        assertThat(told.path("initialState").asString()).isEqualTo("alerting");
        assertThat(told.path("alertingTimeoutMs").asLong()).isEqualTo(30_000);
        assertThat(told.path("connectedTime").isMissingNode() || told.path("connectedTime").isNull())
                .isTrue();
        assertThat(told.at("/user/name").asString()).isEqualTo("Amy");
        assertThat(told.at("/queue/name").asString()).isEqualTo("Support");
    }

    @Test
    void the_customer_s_other_end_is_the_agent_who_was_connected_last_and_else_the_queue() {
        ParticipantSnapshot queue =
                participant("p3", Purpose.ACD).setQueueId("support").setQueueName("Support").build();
        ParticipantSnapshot connected = participant("p4", Purpose.AGENT).setUserId("ben").build();

        assertThat(peers(customer, queue, agent)).containsExactly("c-p3", "c-p1", "c-p1");
        assertThat(peers(customer, queue, agent, connected)).containsExactly("c-p4", "c-p1", "c-p1", "c-p1");
        assertThat(peers(connected, customer)).containsExactly("", "");
    }

    @Test
    void who_waits_was_routed_to_a_queue_and_who_is_alerted_goes_by_its_time_to_answer() {
        ParticipantSnapshot queue =
                participant("p3", Purpose.ACD).setQueueId("support").setQueueName("Support").build();
        JsonNode media = json(MessageConversationEvent.of(snapshot(customer, queue, agent), Set.of()));
        JsonNode generic = json(ConversationEvent.of(snapshot(customer, queue, agent), Set.of()));

        assertThat(media.at("/participants/1/conversationRoutingData/queue/id").asString())
                .isEqualTo("support");
        assertThat(media.at("/participants/2/queueMediaSettings/alertingTimeoutSeconds").asInt())
                .isEqualTo(30);
        assertThat(generic.at("/participants/1/conversationRoutingData/queue/id").asString())
                .isEqualTo("support");
        assertThat(generic.at("/participants/2/messages/0/queueMediaSettings/alertingTimeoutSeconds").asInt())
                .isEqualTo(30);
    }

    private static List<String> peers(ParticipantSnapshot... participants) {
        return json(MessageConversationEvent.of(snapshot(participants), Set.of()))
                .path("participants")
                .valueStream()
                .map(each -> each.path("peer").asString(""))
                .toList();
    }

    @Test
    void after_call_work_began_at_the_disconnect_also_where_an_optional_wrap_up_was_given() {
        ParticipantSnapshot wrappedUp = wrappedUp(WrapupPrompt.OPTIONAL);
        var told = new ParticipantFields(snapshot(wrappedUp), wrappedUp, false).afterCall();

        assertThat(told.wrapupRequired()).isFalse();
        assertThat(told.wrapupPrompt()).isEqualTo("optional");
        assertThat(told.startAcwTime()).isEqualTo(NOON.plusSeconds(10));
        assertThat(told.endAcwTime()).isEqualTo(NOON.plusSeconds(15));
        assertThat(told.wrapupSkipped()).isFalse();
        assertThat(requireNonNull(told.wrapup()).tags()).containsExactly("refund");

        ParticipantSnapshot notRequested = wrappedUp(WrapupPrompt.AGENT_REQUESTED);
        assertThat(
                        new ParticipantFields(snapshot(notRequested), notRequested, false)
                                .afterCall()
                                .endAcwTime())
                .as("no work followed")
                .isEqualTo(NOON.plusSeconds(10));
    }

    private static ParticipantSnapshot wrappedUp(WrapupPrompt prompt) {
        return participant("p2", Purpose.AGENT)
                .setWrapupPrompt(prompt)
                .setWrapupTimeoutMs(120_000L)
                .setState(ParticipantState.DISCONNECTED)
                .setDisconnectedAt(NOON.plusSeconds(10))
                .setDisconnectType(DisconnectType.CLIENT)
                .setWrapup(
                        ParticipantWrapup.newBuilder()
                                .setCode("resolved")
                                .setTags(List.of("refund"))
                                .setCompletion(CompletionType.GIVEN)
                                .setDurationSeconds(5)
                                .setCompletedAt(NOON.plusSeconds(15))
                                .build())
                .build();
    }

    @Test
    void of_a_wrap_up_that_its_reader_may_not_read_an_event_says_only_when_it_was_completed() {
        ParticipantSnapshot wrappedUp =
                participant("p2", Purpose.AGENT)
                        .setState(ParticipantState.DISCONNECTED)
                        .setDisconnectedAt(NOON.plusSeconds(10))
                        .setWrapup(
                                ParticipantWrapup.newBuilder()
                                        .setCode("ININ-WRAP-UP-SKIPPED")
                                        .setCodeName("Skipped")
                                        .setNotes("a secret")
                                        .setTags(List.of("secret"))
                                        .setCompletion(CompletionType.SKIPPED)
                                        .setDurationSeconds(5)
                                        .setCompletedAt(NOON.plusSeconds(15))
                                        .build())
                        .build();

        for (Object event :
                List.of(
                        MessageConversationEvent.of(snapshot(wrappedUp), Set.of("p2")),
                        ConversationEvent.of(snapshot(wrappedUp), Set.of("p2")))) {
            JsonNode participant = json(event).at("/participants/0");
            assertThat(participant.toString())
                    .doesNotContainIgnoringCase("secret", "WRAP-UP-SKIPPED", "\"skipped\"");
            assertThat(participant.path("wrapupSkipped").asBoolean()).isFalse();
            assertThat(participant.has("endAcwTime")).isTrue();
        }
        assertThat(new ParticipantFields(snapshot(wrappedUp), wrappedUp, true).afterCall().state())
                .isEqualTo("complete");
    }

    @Test
    void optional_after_call_work_lasts_until_it_is_skipped() {
        ParticipantSnapshot.Builder open =
                participant("p2", Purpose.AGENT)
                        .setWrapupPrompt(WrapupPrompt.OPTIONAL)
                        .setWrapupTimeoutMs(120_000L)
                        .setState(ParticipantState.DISCONNECTED)
                        .setDisconnectedAt(NOON.plusSeconds(10))
                        .setDisconnectType(DisconnectType.CLIENT);
        var told = new ParticipantFields(snapshot(open.build()), open.build(), false).afterCall();
        assertThat(told.wrapupRequired()).isFalse();
        assertThat(told.startAcwTime()).isEqualTo(NOON.plusSeconds(10));
        assertThat(told.endAcwTime()).isNull();

        ParticipantSnapshot skipped =
                open.setWrapup(
                                ParticipantWrapup.newBuilder()
                                        .setCode("ININ-WRAP-UP-SKIPPED")
                                        .setTags(List.of())
                                        .setCompletion(CompletionType.SKIPPED)
                                        .setDurationSeconds(5)
                                        .setCompletedAt(NOON.plusSeconds(15))
                                        .build())
                        .build();
        var ended = new ParticipantFields(snapshot(skipped), skipped, false).afterCall();
        assertThat(ended.wrapupSkipped()).isTrue();
        assertThat(ended.state()).isEqualTo("skipped");
    }

    @Test
    void the_generic_view_says_that_the_agent_requested_after_call_work() {
        ParticipantSnapshot agent =
                participant("p2", Purpose.AGENT)
                        .setWrapupPrompt(WrapupPrompt.AGENT_REQUESTED)
                        .setAfterCallWorkRequired(true)
                        .build();

        assertThat(
                        json(ConversationEvent.of(snapshot(agent), Set.of()))
                                .at("/participants/0/messages/0/afterCallWorkRequired")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void an_agent_is_told_who_ended_their_part_and_why() {
        ParticipantSnapshot taken =
                participant("p2", Purpose.AGENT)
                        .setUserId("amy")
                        .setState(ParticipantState.DISCONNECTED)
                        .setDisconnectedAt(NOON)
                        .setDisconnectType(DisconnectType.TAKEOVER)
                        .setDisconnectedBy("sue")
                        .setDisconnectReason("a complaint")
                        .setWrapup(
                                ParticipantWrapup.newBuilder()
                                        .setDurationSeconds(5)
                                        .setCompletedAt(NOON)
                                        .setCompletion(CompletionType.GIVEN)
                                        .setCompletedBy("tom")
                                        .setReason("on leave")
                                        .build())
                        .build();

        var fields = new ParticipantFields(snapshot(taken), taken, false);

        assertThat(fields.session().disconnectType()).isEqualTo("takeover");
        assertThat(fields.attributes())
                .isEqualTo(
                        Map.of(
                                "onbehalf.disconnectedBy", "sue",
                                "onbehalf.disconnectReason", "a complaint",
                                "onbehalf.wrapupCompletedBy", "tom",
                                "onbehalf.wrapupReason", "on leave"));
    }

    @Test
    void an_end_of_one_s_own_needs_no_telling() {
        ParticipantSnapshot own =
                participant("p2", Purpose.AGENT).setUserId("amy").setDisconnectedBy("amy").build();

        assertThat(new ParticipantFields(snapshot(own), own, false).attributes()).isEmpty();
    }

    @Test
    void a_contact_who_has_opted_out_has_an_attribute_and_their_agent_has_none() {
        ParticipantSnapshot contact = participant("p1", Purpose.CUSTOMER).build();
        ParticipantSnapshot agent = participant("p2", Purpose.AGENT).setUserId("amy").build();
        ConversationSnapshot snapshot = builder(contact, agent).setContactOptedOut(true).build();

        assertThat(new ParticipantFields(snapshot, contact, false).attributes())
                .isEqualTo(Map.of("onbehalf.optedOut", "true"));
        assertThat(new ParticipantFields(snapshot, agent, false).attributes()).isEmpty();
    }

    @Test
    void a_contact_who_has_no_number_can_not_be_answered() {
        ParticipantSnapshot contact = participant("p1", Purpose.CUSTOMER).build();
        ConversationSnapshot snapshot = builder(contact).setContactNumber("AMAZON").build();

        assertThat(new ParticipantFields(snapshot, contact, false).attributes())
                .isEqualTo(Map.of("onbehalf.notAnswerable", "true"));
    }

    private static JsonNode json(Object event) {
        return JsonMapper.shared().valueToTree(event);
    }

    private static ParticipantSnapshot.Builder participant(String id, Purpose purpose) {
        return ParticipantSnapshot.newBuilder()
                .setParticipantId(id)
                .setCommunicationId("c-" + id)
                .setPurpose(purpose)
                .setState(ParticipantState.CONNECTED)
                .setDirection(Direction.INBOUND)
                .setConnectedAt(NOON)
                .setWrapupPrompt(WrapupPrompt.MANDATORY)
                .setDeallocated(false);
    }

    private static ConversationSnapshot snapshot(ParticipantSnapshot... participants) {
        return builder(participants).build();
    }

    private static ConversationSnapshot.Builder builder(ParticipantSnapshot... participants) {
        return ConversationSnapshot.newBuilder()
                .setOrganizationId("acme")
                .setThreadId("thread")
                .setConversationId("conversation")
                .setSequence(7)
                .setDirection(Direction.INBOUND)
                .setOutboundNumber("+13175550100")
                .setContactNumber("+13175551234")
                .setContactNumberAsTyped("+13175551234")
                .setStartedAt(NOON)
                .setParticipantCount(participants.length)
                .setMessageCount(1)
                .setLastMessage(
                        MessageSummary.newBuilder()
                                .setMessageId("m1")
                                .setParticipantId("p1")
                                .setStatus(MessageStatus.RECEIVED)
                                .setSegmentCount(1)
                                .setAt(NOON)
                                .build())
                .setParticipants(List.of(participants));
    }
}
