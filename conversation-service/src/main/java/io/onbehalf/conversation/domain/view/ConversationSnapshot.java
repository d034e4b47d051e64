package io.onbehalf.conversation.domain.view;

import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /// The most characters of notes and tags: those of three wrap-ups that are as long as they may be.
    /// Whoever needs the others reads the conversation.
    private static final int WORDS = 60_000;

    /// The snapshot of a conversation. Where the participants have more notes and tags than a snapshot takes,
    /// those that the change is about keep theirs first, then the last ones.
    ///
    /// @param participants to be in it, oldest first
    /// @param changed those that the change is about
    public static ConversationSnapshot of(
            ConversationView conversation,
            List<ParticipantView> participants,
            List<ParticipantView> changed,
            Optional<Instant> inactivityTimeoutAt) {
        Set<ParticipantId> first =
                changed.stream().map(ParticipantView::participantId).collect(Collectors.toSet());
        Set<ParticipantId> keepWords = new HashSet<>();
        int room = WORDS;
        for (boolean ofChange : new boolean[] {true, false}) {
            for (ParticipantView each : participants.reversed()) {
                if (first.contains(each.participantId()) == ofChange && each.words() <= room) {
                    room -= each.words();
                    keepWords.add(each.participantId());
                }
            }
        }
        return new ConversationSnapshot(
                conversation,
                participants.stream()
                        .map(each -> keepWords.contains(each.participantId()) ? each : each.withoutWords())
                        .toList(),
                inactivityTimeoutAt);
    }
}
