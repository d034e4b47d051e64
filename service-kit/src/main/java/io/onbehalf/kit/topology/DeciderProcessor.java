package io.onbehalf.kit.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.metrics.Lateness;
import io.onbehalf.kit.store.ExpiringEntries;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StagedStore;
import io.onbehalf.kit.store.StateCodec;
import io.onbehalf.kit.streams.BatchCommits;
import io.onbehalf.kit.streams.DeadLetters;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.UnprocessableRecord;
import io.onbehalf.kit.tracing.Step;
import io.onbehalf.kit.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The loop of every service: load the key's state, decide, write the state and forward events and reply.
///
/// All or nothing: everything that a decision writes is mapped, serialized and measured before the first
/// write. What can't be written leaves a dead letter and, where a caller waits, a reply that refuses, and no
/// other trace.
///
/// A request that was answered before (same id) changes nothing and gets its old reply; another request under
/// the same idempotency key is refused. Replies are kept for [ExpiringEntries#KEPT], where the caller gave a
/// key; without one the request can't be repeated.
///
/// A request whose caller has given up ([RequestHeader#isExpired]) is refused and not done late: the caller
/// knows of no effect, and has perhaps tried again. With an idempotency key it is done however late, as the
/// caller can find out.
///
/// A request that names the version of what it changes ([IfMatch]) is refused if another is present.
///
/// A decision that others wait for is committed with what was fetched together with it ([BatchCommits]). One
/// that only this service remembers, or whose events are [DeciderBinding.Rules#deferred], is committed with
/// the next of those, or at the commit interval.
///
/// A moment that has come is not decided here and now: it is forwarded as a request for the decider's own
/// requests topic ([DueRequests]).
final class DeciderProcessor<S, R, E, P>
        extends ContextualProcessor<String, Requested<R>, String, Forwarded> {

    private static final String ANSWERS = "answer/";
    private static final String SEQUENCES = "sequence/";

    private final DeciderBinding<S, R, E, P> binding;
    private final OutcomeWriter<E, P> writer;
    private final Tracing tracing;
    private @Nullable Decider<S, R, E, P> decider;
    private @Nullable StagedStore rows;
    private @Nullable ExpiringEntries<StoredAnswer> answers;
    private @Nullable DueRequests<S, R> due;
    private @Nullable LongSupplier earliest;

    /// @param tracing each decision is a step. What is written carries the context of its request and not of
    ///   this step: it is a function of what was read, also when it is read again
    DeciderProcessor(DeciderBinding<S, R, E, P> binding, OutcomeWriter<E, P> writer, Tracing tracing) {
        this.binding = binding;
        this.writer = writer;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, Forwarded> context) {
        super.init(context);
        decider = binding.decider().apply(context);
        KeyValueStore<String, byte[]> store = context.getStateStore(binding.store().name());
        StagedStore staged = new StagedStore(store);
        rows = staged;
        answers = new ExpiringEntries<>(staged, ANSWERS, StoredAnswer.class);
        new ExpiringEntries<>(new PrefixedStore(store), ANSWERS, StoredAnswer.class).expireIn(context);
        writer.configure(context.appConfigs());
        if (binding.timers().isPresent()) {
            var moments = new DueRequests<>(context, new PrefixedStore(store), binding.states(), decider);
            due = moments;
            earliest = moments::earliest;
            Lateness.of(binding.name()).add(earliest);
        }
    }

    @Override
    public void close() {
        if (earliest != null) {
            Lateness.of(binding.name()).remove(earliest);
        }
    }

    @Override
    public void process(Record<String, Requested<R>> record) {
        try (Step step = step(record)) {
            try {
                decide(record);
            } catch (RuntimeException e) {
                Throwable cause = e.getCause();
                step.failed((cause == null ? e : cause).getClass().getSimpleName());
                throw e;
            }
        }
    }

    private Step step(Record<String, Requested<R>> record) {
        String name = "decide " + record.value().request().getClass().getSimpleName();
        Step step = tracing.received(name, SpanKind.CONSUMER, OnbehalfHeaders.traceparent(record.headers()));
        context()
                .recordMetadata()
                .ifPresent(place ->
                        step.onTopic(place.topic())
                                .attribute("messaging.destination.partition.id", place.partition())
                                .attribute("messaging.kafka.offset", place.offset()));
        return step;
    }

    private void decide(Record<String, Requested<R>> record) {
        if (due != null && record.value().header().isOfMoment()) {
            due.read();
        }
        StagedStore staged = requireNonNull(rows);
        List<Record<String, Outcome>> outcomes;
        try {
            outcomes = prepare(record);
            staged.requireAtMost(writer.mostBytes());
        } catch (RuntimeException e) {
            staged.discard();
            if (e instanceof StreamsException || DeadLetters.passes(e)) {
                throw e; // the store, the registry or the broker, not the record
            }
            if (due != null && due.isKnownFailure(record, e)) {
                return;
            }
            ProducerRecord<byte[], byte[]> refusal = refusal(record);
            if (refusal != null) {
                BatchCommits.request(context());
            }
            throw new UnprocessableRecord(e, refusal);
        }
        staged.flush();
        outcomes.forEach(context()::forward);
        count(outcomes);
        if (outcomes.stream().anyMatch(this::isAwaited)) {
            BatchCommits.request(context());
        }
    }

    /// A decision whose transaction is aborted is decided, and counted, again.
    @SuppressWarnings("unchecked") // a decider's events are its own
    private void count(List<Record<String, Outcome>> outcomes) {
        for (Record<String, Outcome> outcome : outcomes) {
            if (outcome.value() instanceof Decided<?> decided) {
                binding.rules().counted().accept((E) decided.event());
            }
        }
    }

    @SuppressWarnings("unchecked") // a decider's events are its own
    private boolean isAwaited(Record<String, Outcome> outcome) {
        return switch (outcome.value()) {
            case Answered<?> _ -> true;
            case Decided<?> decided -> !binding.rules().deferred().test((E) decided.event());
        };
    }

    /// Everything that follows, staged and serialized; nothing of it is written yet.
    private List<Record<String, Outcome>> prepare(Record<String, Requested<R>> record) {
        RequestHeader header = record.value().header();
        StoredAnswer known = requireNonNull(answers).get(header.requestId());
        if (known == null) {
            return header.isExpired(Instant.ofEpochMilli(context().currentSystemTimeMs()))
                    ? List.of(writer.reply(record, header, refusal(Refusal.EXPIRED), ""))
                    : decided(record, record.value().request(), header);
        }
        boolean same = known.fingerprint().equals(header.fingerprint());
        P reply = same ? recalled(record, known) : refusal(Refusal.KEY_REUSED);
        return List.of(
                writer.reply(
                        record, same ? header.at(known.at()) : header, reply, same ? known.written() : ""));
    }

    private P recalled(Record<String, Requested<R>> record, StoredAnswer known) {
        P stored = requireNonNull(StateCodec.read(known.reply(), binding.replies().type()));
        S state = binding.states().load(requireNonNull(rows), record.key(), record.value().request());
        return binding.replies().recalled().apply(state, stored);
    }

    /// A refusal of the loop itself, which is no event.
    private P refusal(String code) {
        return binding.replies().refused().apply(new Refusal(code, Map.of()));
    }

    private List<Record<String, Outcome>> decided(
            Record<String, Requested<R>> record, R request, RequestHeader header) {
        StagedStore staged = requireNonNull(rows);
        Decider<S, R, E, P> domain = requireNonNull(decider);
        S before = binding.states().load(staged, record.key(), request);
        boolean stale =
                binding.edited()
                        .apply(before, request)
                        .filter(it -> !header.ifMatch().allows(it))
                        .isPresent();
        Decision<E, P> decision =
                stale ? Decision.answer(refusal(Refusal.STALE)) : domain.decide().apply(before, request);
        List<Record<String, Outcome>> outcomes = new ArrayList<>();
        S after = domain.evolveAll(before, decision.events());
        if (!decision.events().isEmpty()) {
            binding.states().save(staged, record.key(), before, after);
            outcomes.addAll(events(record, header, decision.events()));
        }
        if (due != null && (!decision.events().isEmpty() || header.isOfMoment())) {
            Instant at = domain.dueAt().apply(after).map(Timers::notBefore).orElse(null);
            requireLaterThan(header, at);
            keepMoment(record, binding.states().part(request), at, header);
        }
        decision.reply()
                .ifPresent(reply -> {
                    String written = written(outcomes);
                    remember(header, reply, written);
                    outcomes.add(writer.reply(record, header, reply, written));
                });
        return outcomes;
    }

    /// A moment that came and stays where it was would come again and again.
    private void requireLaterThan(RequestHeader header, @Nullable Instant at) {
        if (header.isOfMoment() && at != null && !at.isAfter(header.at())) {
            throw new IllegalStateException(
                    "decider %s: waits for %s after it was decided".formatted(binding.name(), at));
        }
    }

    private void keepMoment(
            Record<String, Requested<R>> record, String part, @Nullable Instant at, RequestHeader header) {
        Due moment = Due.of(record, part, header, at == null ? Instant.EPOCH : at);
        new Timers(requireNonNull(rows)).keep(record.key(), part, at, moment);
        if (at != null) {
            requireNonNull(due).ringAt(at);
        }
    }

    private List<Record<String, Outcome>> events(
            Record<String, Requested<R>> record, RequestHeader request, List<E> events) {
        StagedStore staged = requireNonNull(rows);
        Long last = staged.get(SEQUENCES, record.key(), Long.class);
        long sequence = last == null ? 0 : last;
        List<E> published = events.stream().filter(binding.rules().published()).toList();
        List<Record<String, Outcome>> written = new ArrayList<>();
        for (E event : published) {
            sequence++;
            var header =
                    EventHeader.of(dated(request, event), binding.events().name(), record.key(), sequence);
            written.add(writer.event(record, event, header, written.size() + 1 == published.size()));
        }
        staged.put(SEQUENCES, record.key(), sequence, Long.class);
        return written;
    }

    private static RequestHeader dated(RequestHeader request, Object event) {
        if (!(event instanceof Decision.Dated dated)) {
            return request;
        }
        RequestHeader own = request.at(dated.occurredAt());
        return dated.isByClock() ? own.by(Actor.SYSTEM) : own;
    }

    /// The positions that others must reach to show the events; of the same store, key and source the last.
    @SuppressWarnings("unchecked") // a decider's events are its own
    private String written(List<Record<String, Outcome>> outcomes) {
        Map<String, Position> last = new LinkedHashMap<>();
        for (Record<String, Outcome> outcome : outcomes) {
            if (outcome.value() instanceof Decided<?> decided) {
                for (Position position : binding.rules().written().apply((Decided<E>) decided)) {
                    last.put(
                            position.store() + "/" + Position.row(position.key(), position.source()),
                            position);
                }
            }
        }
        return Position.format(List.copyOf(last.values()));
    }

    private void remember(RequestHeader header, P reply, String written) {
        if (header.repeatable() && binding.rules().remembered().test(reply)) {
            byte[] bytes =
                    StateCodec.write(binding.replies().stored().apply(reply), binding.replies().type());
            requireNonNull(answers)
                    .put(
                            header.requestId(),
                            new StoredAnswer(header.at(), header.fingerprint(), bytes, written),
                            header.at());
        }
    }

    /// The reply to a caller whose request can't be processed; null if no caller waits for one, or if even
    /// that reply can't be written.
    private @Nullable ProducerRecord<byte[], byte[]> refusal(Record<String, Requested<R>> record) {
        if (!OnbehalfHeaders.isAwaited(record.headers())) {
            return null;
        }
        try {
            return writer.refusal(record, record.value().header());
        } catch (RuntimeException e) {
            if (DeadLetters.passes(e)) {
                throw e;
            }
            return null;
        }
    }
}
