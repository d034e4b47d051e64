package io.onbehalf.kit.streams;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.domain.Decision;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// The loop of every service: load the key's state, decide, store what it became, forward events and reply.
///
/// A request that was answered before (same id) changes nothing and hears its old answer; another request
/// under the same idempotency key is refused. Answers are kept for [Remembered#KEPT], where the caller gave a
/// key; without, nobody can ask again. Everything happens in the topology's transaction, so it happens once.
public final class DeciderProcessor<S, R, E, P>
        extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private static final String SEQUENCES = "sequence/";

    private final Aggregate<S, R, E, P> aggregate;
    private @Nullable Rows stored;
    private @Nullable Remembered<Answer> answers;

    private DeciderProcessor(Aggregate<S, R, E, P> aggregate) {
        this.aggregate = aggregate;
    }

    /// The processor with its store, ready for `KStream.process`.
    public static <S, R, E, P> ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
            Aggregate<S, R, E, P> aggregate) {
        return new ProcessorSupplier<>() {
            @Override
            public DeciderProcessor<S, R, E, P> get() {
                return new DeciderProcessor<>(aggregate);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Rows.store(aggregate.store()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        Rows rows = new Rows(context.getStateStore(aggregate.store()));
        stored = rows;
        answers = new Remembered<>(rows, "answer/", "answered/", Answer.class);
        answers.forgetIn(context);
    }

    @Override
    public void process(Record<String, SpecificRecord> asked) {
        Envelope envelope = Envelope.of(asked.value());
        R request = aggregate.request().apply(asked.value());
        if (request == null) {
            return;
        }
        Answer known = requireNonNull(answers).get(envelope.requestId());
        if (known == null) {
            decide(requireNonNull(stored), asked, envelope, request);
        } else {
            repeat(asked, envelope, known);
        }
    }

    private void decide(Rows rows, Record<String, SpecificRecord> asked, Envelope envelope, R request) {
        S before = aggregate.states().load(rows, asked.key(), request);
        Decision<E, P> decision = aggregate.decider().decide().apply(before, request);
        if (!decision.events().isEmpty()) {
            S after = aggregate.decider().evolveAll(before, decision.events());
            aggregate.states().save(rows, asked.key(), before, after);
            forwardEvents(rows, asked, envelope, decision);
        }
        P reply = decision.reply();
        if (reply != null) {
            remember(envelope, reply);
            forwardReply(asked, envelope, reply);
        }
    }

    private void remember(Envelope envelope, P reply) {
        if (envelope.repeatable()) {
            byte[] bytes = StateCodec.write(reply, aggregate.replyType());
            var answer = new Answer(envelope.at(), envelope.fingerprint(), bytes);
            requireNonNull(answers).put(envelope.requestId(), answer, envelope.at());
        }
    }

    private void forwardEvents(
            Rows rows, Record<String, SpecificRecord> asked, Envelope envelope, Decision<E, P> decision) {
        Long last = rows.get(SEQUENCES, asked.key(), Long.class);
        long sequence = last == null ? 0 : last;
        for (E event : decision.events()) {
            String topic = aggregate.events().name();
            SpecificRecord written =
                    aggregate.event().write(event, envelope.eventHeader(topic, asked.key(), sequence + 1));
            if (written == null) {
                continue;
            }
            sequence++;
            context()
                    .forward(
                            asked.withValue(written)
                                    .withHeaders(
                                            RecordHeaders.event(
                                                    written,
                                                    aggregate.events().owner(),
                                                    asked.key(),
                                                    asked.headers())));
        }
        rows.put(SEQUENCES, asked.key(), sequence, Long.class);
    }

    private void repeat(Record<String, SpecificRecord> asked, Envelope envelope, Answer known) {
        boolean same = known.fingerprint().equals(envelope.fingerprint());
        P reply = same ? StateCodec.read(known.reply(), aggregate.replyType()) : aggregate.keyReused();
        forwardReply(asked, same ? envelope.at(known.at()) : envelope, requireNonNull(reply));
    }

    private void forwardReply(Record<String, SpecificRecord> asked, Envelope envelope, P reply) {
        SpecificRecord written = requireNonNull(aggregate.reply().write(reply, envelope.replyHeader()));
        context().forward(asked.withValue(written).withHeaders(RecordHeaders.reply(asked.headers())));
    }
}
