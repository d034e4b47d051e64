package io.onbehalf.queue.api.audit;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.queue.topology.audit.AuditTopology;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/// The time of which a caller reads the audit.
///
/// @param to the first moment that is not included
record AuditInterval(Instant from, Instant to) {

    private static final String FIELD = "interval";

    /// ISO 8601 ends here, unless two sides agree on more.
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /// Reads `<moment>/<moment>`; a moment without an offset is in UTC, as in the original.
    ///
    /// @throws ApiException 400 for text that is no interval, and for one that begins before what is kept
    static AuditInterval parse(String text, Instant now) {
        String[] moments = text.strip().split("/", -1);
        if (moments.length != 2) {
            throw malformed();
        }
        var interval = new AuditInterval(moment(moments[0]), moment(moments[1]));
        if (!interval.from.isBefore(interval.to)) {
            throw ApiException.invalidValue(
                    FIELD,
                    "interval: must begin before its end, begins %s and ends %s"
                            .formatted(interval.from, interval.to));
        }
        Instant oldest = now.minus(AuditTopology.KEPT);
        if (interval.from.isBefore(oldest)) {
            throw ApiException.invalidValue(
                    FIELD,
                    "interval: begins %s, but events are kept since %s".formatted(interval.from, oldest));
        }
        return interval;
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(from.truncatedTo(ChronoUnit.MILLIS)) && moment.isBefore(to);
    }

    private static Instant moment(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            text, OffsetDateTime::from, LocalDateTime::from);
            Instant moment =
                    time instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
            if (moment.isAfter(LAST)) {
                throw malformed();
            }
            return moment;
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    private static ApiException malformed() {
        return ApiException.invalidValue(
                FIELD,
                "interval: must be two moments in ISO 8601 with a / between them, such as"
                        + " 2026-01-01T00:00:00Z/2026-01-08T00:00:00Z");
    }
}
