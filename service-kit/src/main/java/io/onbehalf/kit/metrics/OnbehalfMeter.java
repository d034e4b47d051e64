package io.onbehalf.kit.metrics;

import static io.onbehalf.kit.metrics.OnbehalfMeter.Kind.COUNTER;
import static io.onbehalf.kit.metrics.OnbehalfMeter.Kind.GAUGE;
import static io.onbehalf.kit.metrics.OnbehalfMeter.Kind.SECONDS;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The meters of all parts, each with its tags. They are public: a dashboard or an alert rests on a name.
///
/// A tag never has the id, number or text of a user or a contact as its value. The values of each tag are
/// few: topics, accounts, codes, or the queues in which something waits.
public enum OnbehalfMeter {
    CALLS_IN_FLIGHT(
            "onbehalf.requests.in.flight",
            GAUGE,
            "calls that are being served; not those whose body arrives"),
    CALLS_NOT_ADMITTED(
            "onbehalf.requests.refused",
            COUNTER,
            "calls refused because too many were in flight, of all, of one organization or of one user"),
    REFUSALS(
            "onbehalf.calls.refused",
            COUNTER,
            "calls that were answered with an error body, by its code",
            "code"),
    REQUESTS_UNWRITTEN(
            "onbehalf.requests.unwritten",
            COUNTER,
            "requests refused and not written: `moving` (no task that could decide them runs), `partition`"
                    + " (one has its half of the places), `slow` (those of its instance that do not answer"
                    + " have their eighth)",
            "topic",
            "reason"),
    REPLIES_LATE(
            "onbehalf.replies.late", COUNTER, "requests whose reply did not come in time (503)", "topic"),
    TIMERS_OVERDUE(
            "onbehalf.timers.overdue",
            SECONDS,
            "for how long the earliest moment that a decider waits for is over, on this instance",
            "decider"),
    DEAD_LETTERS(
            "onbehalf.dead.letters",
            COUNTER,
            "records set aside, by the topic they came from (`smpp` for a PDU, `store` for a row or a moment):"
                    + " `unreadable`, `unprocessable` or, of a PDU, `unroutable`",
            "source",
            "reason"),
    RECORDS_PASSED_OVER(
            "onbehalf.records.passed.over",
            COUNTER,
            "records of another service's topic whose type is newer than this build",
            "topic"),
    ROWS_PASSED_OVER(
            "onbehalf.rows.passed.over",
            COUNTER,
            "rows that can't be read and that a list was shown without; the log has each",
            "row"),
    COPIES_WAIT(
            "onbehalf.copies.wait",
            SECONDS,
            "for how long the next record of a copied topic has waited to be read; 0 for a copy that follows",
            "topic"),
    REGISTRY_FAILURES(
            "onbehalf.registry.failures",
            COUNTER,
            "calls of the schema registry that failed: `unavailable` or `refused`",
            "reason"),
    CONVERSATIONS_OLDEST_WAITING(
            "onbehalf.conversations.oldest.waiting",
            SECONDS,
            "for how long the oldest conversation waits in a queue; no series for a queue where none waits",
            "queue"),
    WRAPUPS_OLDEST_OWED(
            "onbehalf.wrapups.oldest.owed",
            SECONDS,
            "for how long the oldest wrap-up of a queue is owed; no series for a queue where none is",
            "queue"),
    CONSENT_CHANGES(
            "onbehalf.consent.changes", COUNTER, "contacts that opted out or in, by how", "change", "source"),
    CARRIER_BOUND("onbehalf.carrier.bound", GAUGE, "1 if the account is bound, otherwise 0", "account"),
    CARRIER_WAITING(
            "onbehalf.carrier.waiting", GAUGE, "messages that this instance has read and that are not done"),
    CARRIER_OLDEST_WAITING(
            "onbehalf.carrier.oldest.waiting",
            SECONDS,
            "for how long the oldest SMS waits to be submitted; 0 if none waits",
            "number.type"),
    CARRIER_SUBMITTED(
            "onbehalf.carrier.submitted", COUNTER, "SMS submitted, by outcome", "account", "outcome"),
    CARRIER_RECEIVED(
            "onbehalf.carrier.received",
            COUNTER,
            "PDUs received: `text`, `receipt`, `dead-letter`",
            "account",
            "kind"),
    CARRIER_RECEIPTS(
            "onbehalf.carrier.receipts",
            COUNTER,
            "delivery receipts, by the state they report",
            "account",
            "state"),
    CHANNELS("onbehalf.channels", GAUGE, "notification channels; each gateway knows all"),
    CHANNEL_SOCKETS("onbehalf.channels.sockets", GAUGE, "open sockets of this gateway"),
    CHANNEL_EVENTS("onbehalf.channels.events", COUNTER, "events sent to sockets");

    /// How a meter is read.
    public enum Kind {
        /// Only grows; rates and increases are asked of it.
        COUNTER,
        /// A present value.
        GAUGE,
        /// A present duration.
        SECONDS
    }

    private final String id;
    private final Kind kind;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> tags;

    OnbehalfMeter(String id, Kind kind, String meaning, String... tags) {
        this.id = id;
        this.kind = kind;
        this.meaning = meaning;
        this.tags = List.of(tags);
    }

    /// The name in code; in Prometheus it has underscores, and the unit or `_total` at its end.
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /// What it says, for who reads a list of the meters.
    public String meaning() {
        return meaning;
    }

    /// The keys of its tags.
    public List<String> tags() {
        return tags;
    }

    /// The name that Prometheus has.
    public String prometheusName() {
        String name = id.replace('.', '_');
        return switch (kind) {
            case COUNTER -> name + "_total";
            case GAUGE -> name;
            case SECONDS -> name + "_seconds";
        };
    }

    /// Counts one, in the registries of the process: for code that Kafka Streams makes, and no wiring.
    ///
    /// @param values of the tags, in their order
    public void count(String... values) {
        counter(Metrics.globalRegistry, values).increment();
    }

    /// The counter with these values of the tags, in their order.
    public Counter counter(MeterRegistry meters, String... values) {
        return Counter.builder(id).description(meaning).tags(tagged(values)).register(meters);
    }

    /// Registers a gauge with these values of the tags, in their order.
    public void gauge(MeterRegistry meters, Supplier<Number> value, String... values) {
        Gauge.builder(id, value)
                .description(meaning)
                .baseUnit(unit())
                .tags(tagged(values))
                .strongReference(true)
                .register(meters);
    }

    /// A gauge whose tags have other values all the time.
    MultiGauge gauges(MeterRegistry meters) {
        return MultiGauge.builder(id).description(meaning).baseUnit(unit()).register(meters);
    }

    private @Nullable String unit() {
        return kind == Kind.SECONDS ? "seconds" : null;
    }

    /// The tags with their values, in their order.
    Tags tagged(String... values) {
        if (values.length != tags.size()) {
            throw new IllegalArgumentException(
                    "meter %s: has the tags %s, not %d".formatted(id, tags, values.length));
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            pairs.add(tags.get(i));
            pairs.add(values[i]);
        }
        return Tags.of(pairs.toArray(String[]::new));
    }

    /// A constant as the value of a tag: in small letters.
    public static String value(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
