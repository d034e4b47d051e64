package io.onbehalf.conversation.domain;

/// Small types for what identifies things, so that they can't be swapped.
public final class Ids {

    private Ids() {}

    /// Everything ever said between one outbound number and one contact, in one organization: 20 hex digits.
    public record ThreadId(String value) {}

    public record ConversationId(String value) {}

    public record ParticipantId(String value) {}

    public record CommunicationId(String value) {}

    public record MessageId(String value) {}

    public record OrganizationId(String value) {}

    public record QueueId(String value) {}

    public record UserId(String value) {}

    /// A queue's number, E.164.
    public record OutboundNumber(String value) {}

    /// A contact's number, canonical E.164; its text form hides it.
    public record ContactNumber(String value) {
        @Override
        public String toString() {
            return "ContactNumber[…]";
        }
    }
}
