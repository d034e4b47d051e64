package io.onbehalf.kit.domain.quiet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;

/// The hours of the day in which an organization writes to no contact unasked, by the contact's own clock.
///
/// @param start the first minute that is quiet, `hh:mm`
/// @param end the first minute that is not; earlier than the start if midnight lies between
public record QuietHours(String start, String end) {

    /// Longer than any day: what is quiet for so long is quiet for ever.
    private static final Duration SEARCHED = Duration.ofHours(49);

    /// @throws IllegalArgumentException for what is no time of the day, or if both are the same
    public QuietHours {
        if (time(start).equals(time(end))) {
            throw new IllegalArgumentException("quiet hours: start and end are both " + start);
        }
    }

    /// True if a text is such a time of the day, as in `21:00`.
    public static boolean isTime(String text) {
        try {
            return text.length() == "hh:mm".length() && LocalTime.parse(text).toString().equals(text);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /// The first moment, from a given one on, that is quiet in none of the zones: the given one itself where
    /// it is quiet nowhere.
    ///
    /// @return empty if it is always quiet in one of them
    public Optional<Instant> allowedFrom(Instant moment, Collection<ZoneId> zones) {
        Instant from = moment;
        Optional<Instant> end = latestEnd(from, zones);
        while (end.isPresent() && end.get().isBefore(moment.plus(SEARCHED))) {
            from = end.get();
            end = latestEnd(from, zones);
        }
        return end.isPresent() ? Optional.empty() : Optional.of(from);
    }

    /// The latest end of the quiet hours that a moment lies in; empty if it is quiet in none of the zones.
    private Optional<Instant> latestEnd(Instant moment, Collection<ZoneId> zones) {
        return zones.stream()
                .map(moment::atZone)
                .filter(each -> isQuiet(each.toLocalTime()))
                .map(this::end)
                .max(Instant::compareTo);
    }

    private boolean isQuiet(LocalTime time) {
        boolean started = !time.isBefore(time(start));
        boolean over = !time.isBefore(time(end));
        return overnight() ? started || !over : started && !over;
    }

    /// The end of the quiet hours that a moment lies in. Where clocks are set back, the end is the one that
    /// follows; where they are set forward over the end, it is later by as much.
    private Instant end(ZonedDateTime moment) {
        boolean tomorrow = overnight() && !moment.toLocalTime().isBefore(time(start));
        return ZonedDateTime.ofLocal(
                        moment.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(time(end)),
                        moment.getZone(),
                        moment.getOffset())
                .toInstant();
    }

    private boolean overnight() {
        return time(end).isBefore(time(start));
    }

    private static LocalTime time(String text) {
        if (!isTime(text)) {
            throw new IllegalArgumentException("quiet hours: no time of the day: " + text);
        }
        return LocalTime.parse(text);
    }
}
