package io.onbehalf.conversation.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The state of a conversation that others get after each change: its facts, counts and last message without
/// the text, and its last participants. It stays small however long the conversation is.
///
/// @param participants the last [#PARTICIPANTS], oldest first
/// @param inactivityTimeoutAt when it leaves its agent if nobody writes; empty if it does not
public record ConversationSnapshot(
        ConversationView conversation,
        List<ParticipantView> participants,
        Optional<Instant> inactivityTimeoutAt) {

    /// The number of participants that a snapshot shows.
    public static final int PARTICIPANTS = 10;
}
