package io.onbehalf.conversation.domain.view;

import java.util.List;

/// A conversation as the API shows it: its last participants, each with its last messages.
///
/// @param participants oldest first
public record ConversationDetails(ConversationView conversation, List<ParticipantDetails> participants) {

    /// A participant with their last messages, oldest first.
    public record ParticipantDetails(ParticipantView participant, List<MessageView> messages) {}
}
