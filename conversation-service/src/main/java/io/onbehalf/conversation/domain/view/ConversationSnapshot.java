package io.onbehalf.conversation.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The state of a conversation that others get after each change: its facts, counts and last message without
/// the text, and its last participants. It stays small however long the conversation is.
///
/// @param participants oldest first: the last [#PARTICIPANTS], those before them that are in an agent's list
///   (at most the last [#ALLOCATED]), and those that the change is about
/// @param inactivityTimeoutAt when it leaves its agent if nobody writes; empty if it does not
public record ConversationSnapshot(
        ConversationView conversation,
        List<ParticipantView> participants,
        Optional<Instant> inactivityTimeoutAt) {

    /// How many of the last participants a snapshot has in any case.
    public static final int PARTICIPANTS = 10;

    /// The most participants that a snapshot has because they are in an agent's list.
    public static final int ALLOCATED = 40;
}
