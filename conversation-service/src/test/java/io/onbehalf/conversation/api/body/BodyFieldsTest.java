package io.onbehalf.conversation.api.body;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.MessageSummary;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The SDK's models read the bodies by these names; without the API's own mapper nulls are written too, so
/// that no field is missed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BodyFieldsTest {

    private static final JsonMapper WITH_NULLS = new JsonMapper();

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final OutboundNumber NUMBER = new OutboundNumber("+13175550100");
    private static final ContactNumber CONTACT = new ContactNumber("+13175550199");
    private static final ParticipantRef CUSTOMER =
            new ParticipantRef(
                    new ConversationId("conversation"),
                    new ParticipantId("participant"),
                    new CommunicationId("communication"));

    @Test
    void a_conversation() {
        assertFields(
                json(Conversation.of(details())),
                """
                id startTime endTime sequence inactivityTimeout address participants recordingState state divisions
                recentTransfers selfUri
                """);
    }

    @Test
    void a_participant() {
        assertFields(
                participant(),
                """
                id name purpose userId userUri queueId queueName address startTime
                startAlertingTime alertingTimeoutMs connectedTime endTime mediaRoles wrapupRequired
                wrapupPrompt wrapupTimeoutMs wrapupSkipped wrapup startAcwTime endAcwTime attributes
                conversationRoutingData messages
                """);
    }

    @Test
    void a_participant_s_session() {
        assertFields(
                participant().at("/messages/0"),
                """
                id state initialState direction type held provider recipientCountry recipientType peerId
                startAlertingTime connectedTime segments queueMediaSettings
                disconnectedTime disconnectType toAddress fromAddress messages wrapup
                afterCallWork afterCallWorkRequired
                """);
    }

    @Test
    void a_conversation_s_media_view() {
        assertFields(
                json(MessageConversation.of(details())),
                "id sequence inactivityTimeout participants otherMediaUris recentTransfers divisions selfUri");
    }

    @Test
    void a_participant_s_media_view() {
        assertFields(
                mediaParticipant(WITH_NULLS),
                """
                id name address startTime startAlertingTime alertingTimeoutMs connectedTime endTime purpose
                state initialState direction disconnectType held mediaRoles peer recipientCountry recipientType
                wrapupRequired wrapupPrompt wrapupTimeoutMs wrapupSkipped user queue attributes provider wrapup
                conversationRoutingData startAcwTime endAcwTime toAddress fromAddress messages type
                """);
    }

    @Test
    void where_nulls_are_left_out_the_groups_leave_theirs_out_too() {
        JsonMapper withoutNulls =
                JsonMapper.builder()
                        .changeDefaultPropertyInclusion(all -> all.withValueInclusion(NON_NULL))
                        .build();

        assertFields(
                mediaParticipant(withoutNulls),
                """
                id name address startTime connectedTime purpose state initialState direction held mediaRoles
                recipientCountry recipientType
                wrapupRequired wrapupSkipped attributes provider toAddress fromAddress
                messages type
                """);
    }

    @Test
    void a_contact_whose_text_may_mean_an_opt_out_has_an_attribute_and_no_flag() {
        assertThat(mediaParticipant(WITH_NULLS).at("/attributes/onbehalf.possibleOptOut").asString())
                .isEqualTo("true");
        assertThat(participant().at("/attributes/onbehalf.possibleOptOut").asString()).isEqualTo("true");
    }

    @Test
    void a_contact_who_has_opted_out_has_an_attribute() {
        assertThat(mediaParticipant(WITH_NULLS).at("/attributes/onbehalf.optedOut").asString())
                .isEqualTo("true");
        assertThat(participant().at("/attributes/onbehalf.optedOut").asString()).isEqualTo("true");
    }

    @Test
    void a_contact_who_has_no_number_can_not_be_answered() {
        JsonNode shortCode = json(Conversation.of(details(new ContactNumber("12345")))).at("/participants/0");

        assertThat(shortCode.at("/attributes/onbehalf.notAnswerable").asString()).isEqualTo("true");
        assertThat(shortCode.at("/address").asString()).isEqualTo("12345");
        assertThat(participant().at("/attributes").has("onbehalf.notAnswerable")).isFalse();
    }

    @Test
    void a_message() {
        assertFields(
                json(MessageData.of(message(), NUMBER, CONTACT, Optional.empty())),
                """
                id providerMessageId conversationId timestamp order fromAddress toAddress
                direction messengerType textBody status errorInfo normalizedMessage normalizedReceipts
                createdBy queue selfUri sms
                """);
    }

    @Test
    void a_message_in_a_list() {
        assertFields(
                participant().at("/messages/0/messages/0"),
                """
                messageId messageURI messageStatus messageSegmentCount messageTime order messageMetadata media
                errorInfo
                """);
    }

    @Test
    void a_normalized_message() {
        JsonNode message = json(MessageData.of(message(), NUMBER, CONTACT, Optional.empty()));

        assertFields(
                message.at("/normalizedMessage"),
                """
                id channel type text status reasons originatingEntity isFinalReceipt direction
                """);
        assertFields(message.at("/normalizedMessage/channel"), "platform type messageId from to time");
    }

    private static JsonNode participant() {
        return json(Conversation.of(details())).at("/participants/0");
    }

    private static JsonNode mediaParticipant(JsonMapper mapper) {
        return mapper.<JsonNode>valueToTree(MessageConversation.of(details())).at("/participants/0");
    }

    private static JsonNode json(Object body) {
        return WITH_NULLS.valueToTree(body);
    }

    private static void assertFields(JsonNode body, String names) {
        assertThat(body.propertyNames()).containsExactlyInAnyOrder(names.strip().split("\\s+"));
    }

    /// A conversation whose contact is connected and has written once.
    private static ConversationDetails details() {
        return details(CONTACT);
    }

    private static ConversationDetails details(ContactNumber contact) {
        return new ConversationDetails(
                new ConversationView(
                        new ThreadRef(new OrganizationId("acme"), new ThreadId("thread")),
                        CUSTOMER.conversationId(),
                        1,
                        Direction.INBOUND,
                        new Line(NUMBER, contact, contact.value()),
                        new ConversationView.Span(NOON, Optional.empty(), Optional.empty()),
                        1,
                        1,
                        Optional.of(message().summary()),
                        true),
                List.of(new ParticipantDetails(customer(), List.of(message()), Optional.empty())),
                Optional.empty());
    }

    private static ParticipantView customer() {
        return new ParticipantView(
                CUSTOMER.participantId(),
                CUSTOMER.communicationId(),
                new ParticipantView.Identity(Purpose.CUSTOMER, Optional.empty(), Optional.empty()),
                Direction.INBOUND,
                ParticipantState.CONNECTED,
                new ParticipantView.Timing(
                        Optional.empty(),
                        NOON,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                AfterCallTerms.NONE,
                Optional.empty(),
                new ParticipantView.Flags(false, true, false));
    }

    private static MessageView message() {
        return new MessageView(
                CUSTOMER,
                Optional.empty(),
                Direction.INBOUND,
                "Hello",
                Optional.empty(),
                new MessageSummary(
                        new MessageId("message"),
                        CUSTOMER.participantId(),
                        MessageStatus.RECEIVED,
                        1,
                        NOON,
                        Optional.empty(),
                        Optional.empty()));
    }
}
