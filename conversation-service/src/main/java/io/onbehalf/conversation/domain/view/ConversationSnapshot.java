package io.onbehalf.conversation.domain.view;

import java.util.List;

/// What others are told of a conversation after each change: its facts, counts and last message without the
/// text, and its last participants. It stays small however long the conversation is.
///
/// @param participants the last [#PARTICIPANTS], oldest first
public record ConversationSnapshot(ConversationView conversation, List<ParticipantView> participants) {

    /// How many participants a snapshot shows.
    public static final int PARTICIPANTS = 10;
}
