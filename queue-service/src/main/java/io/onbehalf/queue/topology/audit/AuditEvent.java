package io.onbehalf.queue.topology.audit;

import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.store.SortedText;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An event in the audit: who did what, to which thing, and when.
///
/// @param sequence of the event under its key in its topic; 0 in a row that was written before this was kept
public record AuditEvent(String eventId, Instant occurredAt, long sequence, Actor actor, AuditAct act) {

    /// A cursor is the place of an event; those of a release that kept no sequence have none.
    private static final Pattern PLACE = Pattern.compile("([0-9]{15})(?:-[0-9]{19})?-[0-9a-f-]{36}");

    private static final int SEQUENCE_DIGITS = 19;

    /// Its place, as text that sorts by time. Events of the same millisecond, such as those of one request,
    /// are in the order in which they happened to their thread or organization.
    public String place() {
        return place(occurredAt) + "-" + SortedText.of(sequence, SEQUENCE_DIGITS) + "-" + eventId;
    }

    /// The moment of a place; empty for text that is none.
    public static Optional<Instant> momentOf(String place) {
        Matcher matcher = PLACE.matcher(place);
        return matcher.matches()
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    /// Sorts before every event of the moment and of later ones.
    static String place(Instant moment) {
        return SortedText.of(moment);
    }
}
