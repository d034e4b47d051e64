package io.onbehalf.conversation.domain.view;

import java.util.List;

/// The state of a conversation that others get after each change: its facts, counts and last message without
/// the text, and its last participants. It stays small however long the conversation is.
///
/// @param participants the last [#PARTICIPANTS], oldest first
public record ConversationSnapshot(ConversationView conversation, List<ParticipantView> participants) {

    /// The number of participants that a snapshot shows.
    public static final int PARTICIPANTS = 10;
}
