package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.domain.CarrierError;
import io.onbehalf.conversation.domain.PartOutcome;
import io.onbehalf.conversation.domain.SubmitOutcome;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.streams.RecordHeaders;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries `carrier.outbound` to the message centre: nothing lost, nothing sent twice.
///
/// An attempt is on `carrier.attempts`, in a transaction that only the partition's present owner can commit,
/// before its PDU leaves; what came of it is written afterwards. Whoever finds an attempt without an end does
/// not know whether the PDU left: it says so and does not send again.
final class OutboundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(OutboundLoop.class);

    private static final Duration IDLE = Duration.ofMillis(10);
    private static final Duration BUSY = Duration.ofMillis(1);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    /// Of one partition, so that a number with more than it may send holds up no other partition's.
    private static final int READ_AHEAD = 10_000;

    private static final long SWEEP_NANOS = 500_000_000L;

    private final OutboundKafka kafka;
    private final OutboundRecords records;
    private final Gate gate;
    private final NumberPace pace;
    private final CarrierMetrics metrics;
    private final InstantSource clock;
    private final List<SmppLink> links;
    private final BlockingQueue<SubmitResult> results;
    private final Outbox.Boxes boxes = new Outbox.Boxes();
    private final List<Settled> answered = new ArrayList<>();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile int waiting;
    private long sweptNanos;

    OutboundLoop(
            OutboundKafka kafka,
            OutboundRecords records,
            Gate gate,
            CarrierProperties properties,
            CarrierMetrics metrics,
            InstantSource clock,
            List<SmppLink> links,
            BlockingQueue<SubmitResult> results) {
        this.kafka = kafka;
        this.records = records;
        this.gate = gate;
        this.pace = new NumberPace(properties.pacing());
        this.metrics = metrics;
        this.clock = clock;
        this.links = List.copyOf(links);
        this.results = results;
        this.thread = Thread.ofPlatform().name("carrier-outbound").unstarted(this::run);
        metrics.waiting(() -> waiting);
    }

    static BlockingQueue<SubmitResult> results() {
        return new LinkedBlockingQueue<>();
    }

    void start() {
        thread.start();
    }

    /// Attempts nothing more, writes down what is still answered, and ends.
    void stop() throws InterruptedException {
        running = false;
        thread.join(DRAIN.plusSeconds(10).toMillis());
    }

    /// What goes wrong loses nothing: the loop begins anew from what is committed.
    private void run() {
        while (running) {
            try {
                carry();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            } catch (KafkaException | RegistryUnavailable e) {
                LOG.warn("the outbound loop begins anew: {}", e.getClass().getSimpleName());
                pause();
            } catch (RuntimeException e) {
                // Without the exception's text, which may quote a record.
                LOG.error(
                        "the outbound loop failed and begins anew: {} at {}",
                        e.getClass().getSimpleName(),
                        e.getStackTrace()[0]);
                pause();
            }
        }
    }

    /// What is answered meanwhile is written down before the attempts are read: then it isn't unknown.
    private void carry() throws InterruptedException {
        try {
            kafka.open(new Rebalance());
            drain();
            while (running) {
                turn();
            }
            drain();
        } finally {
            boxes.all().clear();
            kafka.close();
        }
    }

    private void turn() throws InterruptedException {
        Turn turn = new Turn();
        takeResults(turn);
        for (ConsumerRecord<String, byte[]> record : kafka.poll(results.isEmpty() ? idle() : BUSY)) {
            read(record, turn);
        }
        kafka.readAhead(boxes, READ_AHEAD);
        sweep(turn);
        attempt(turn);
        write(turn);
        waiting = boxes.size();
    }

    /// What one turn of the loop writes in one transaction, and what it submits afterwards.
    private static final class Turn {
        private final List<Settled> settled = new ArrayList<>();
        private final List<Attempt> attempts = new ArrayList<>();
        private boolean moved;

        boolean empty() {
            return settled.isEmpty() && attempts.isEmpty() && !moved;
        }
    }

    private record Settled(
            OutboundMessage message, int attempt, List<PartOutcome> outcomes, boolean optedOut) {}

    private record Attempt(OutboundMessage message, List<Integer> parts, SmppLink link) {}

    private Duration idle() {
        return boxes.size() == 0 ? IDLE : BUSY;
    }

    /// What the message centre answered is kept until it is written: a transaction that fails loses none.
    private void takeResults(Turn turn) {
        List<SubmitResult> come = new ArrayList<>();
        results.drainTo(come);
        for (SubmitResult result : come) {
            metrics.submitted(result);
            OutboundMessage message = result.message();
            pace(result);
            List<SubmitResult> all = message.settle(result);
            if (!all.isEmpty()) {
                answered.add(
                        new Settled(
                                message,
                                message.attempts(),
                                all.stream().map(SubmitResult::asOutcome).toList(),
                                all.stream().anyMatch(SubmitResult::optedOut)));
                giveUpTheRest(turn, message, all);
                letGo(message);
            }
        }
    }

    private void pace(SubmitResult result) {
        Outbox outbox = boxes.of(result.message().partition());
        Lane lane = outbox == null ? null : outbox.laneOf(result.message());
        if (lane != null && result.slowDown()) {
            lane.slowDown(System.nanoTime());
        } else if (lane != null && result.outcome() == SubmitOutcome.ACCEPTED) {
            lane.goOn();
        }
    }

    /// A message of which a part was refused has failed: the rest would only be paid for. Not of one that
    /// another instance, or this one anew, has read meanwhile.
    private void giveUpTheRest(Turn turn, OutboundMessage message, List<SubmitResult> all) {
        Outbox outbox = boxes.of(message.partition());
        if (outbox != null && outbox.holds(message) && message.hasOpen()) {
            all.stream()
                    .filter(each -> each.outcome() == SubmitOutcome.REJECTED)
                    .map(SubmitResult::error)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(why -> giveUp(turn, message, why));
        }
    }

    private void read(ConsumerRecord<String, byte[]> record, Turn turn) {
        Outbox outbox = boxes.of(record.partition());
        if (outbox == null) {
            return;
        }
        turn.moved = true;
        Optional<SmsSubmitRequested> request = kafka.request(record);
        if (request.isEmpty()) {
            outbox.skip(record.offset());
            return;
        }
        OutboundMessage message =
                new OutboundMessage(
                        record.partition(),
                        record.offset(),
                        request.get(),
                        records.contactId(request.get()),
                        record.headers().lastHeader(RecordHeaders.TRACEPARENT));
        List<Integer> unknown = outbox.add(message, System.nanoTime());
        if (!unknown.isEmpty()) {
            LOG.info(
                    "message {}: an attempt has no end; its outcome is unknown",
                    message.request().getMessageId());
            settle(
                    turn,
                    message,
                    outcomes(
                            unknown,
                            SubmitOutcome.OUTCOME_UNKNOWN,
                            CarrierError.of(CarrierError.SUBMIT_UNKNOWN)));
        }
    }

    /// Gives up what waited too long or can never go.
    private void sweep(Turn turn) {
        long now = System.nanoTime();
        if (now - sweptNanos < SWEEP_NANOS) {
            return;
        }
        sweptNanos = now;
        for (Outbox outbox : boxes.all().values()) {
            for (Lane lane : outbox.lanes()) {
                sweep(turn, lane);
            }
        }
    }

    /// A number's messages are in order of age, so the first that may still wait ends it.
    private void sweep(Turn turn, Lane lane) {
        for (OutboundMessage oldest = lane.oldestWaiting(); oldest != null; oldest = lane.oldestWaiting()) {
            if (gate.validFor(oldest).isNegative()) {
                giveUp(turn, oldest, CarrierError.of(CarrierError.EXPIRED));
            } else if (linkOf(oldest) == null) {
                giveUp(turn, oldest, CarrierError.of(CarrierError.NOT_SERVED));
            } else {
                return;
            }
        }
    }

    private void giveUp(Turn turn, OutboundMessage message, CarrierError why) {
        settle(turn, message, outcomes(message.abandon(), SubmitOutcome.REJECTED, why));
    }

    private static List<PartOutcome> outcomes(List<Integer> parts, SubmitOutcome outcome, CarrierError why) {
        return parts.stream().map(part -> new PartOutcome(part, outcome, null, why)).toList();
    }

    private void settle(Turn turn, OutboundMessage message, List<PartOutcome> outcomes) {
        turn.settled.add(new Settled(message, message.attempts(), outcomes, false));
        letGo(message);
    }

    private void letGo(OutboundMessage message) {
        Outbox outbox = boxes.of(message.partition());
        if (outbox != null && message.done()) {
            outbox.remove(message);
        }
    }

    private void attempt(Turn turn) {
        if (!running) {
            return;
        }
        for (SmppLink link : links) {
            int credit = link.credit();
            for (int taken = -1; credit > 0 && taken != 0; credit -= taken) {
                taken = attempt(turn, link, credit);
            }
        }
    }

    /// One message of each number: none keeps the others from the window.
    private int attempt(Turn turn, SmppLink link, int credit) {
        int taken = 0;
        for (Outbox outbox : boxes.all().values()) {
            for (Lane lane : outbox.lanes()) {
                if (taken < credit) {
                    taken += attempt(turn, lane, link, credit - taken);
                }
            }
        }
        return taken;
    }

    private int attempt(Turn turn, Lane lane, SmppLink link, int credit) {
        long now = System.nanoTime();
        OutboundMessage next = lane.next(now);
        if (next == null || linkOf(next) != link) {
            return 0;
        }
        List<Integer> parts = next.attempt(Math.min(credit, lane.allowance(now)));
        lane.took(parts.size());
        turn.attempts.add(new Attempt(next, parts, link));
        return parts.size();
    }

    /// The first account that serves the number. No other stands in while it is away or busy: a number's SMS
    /// would overtake each other.
    private @Nullable SmppLink linkOf(OutboundMessage message) {
        for (SmppLink link : links) {
            if (link.account().transmits(message.request().getOrganizationId(), message.number())) {
                return link;
            }
        }
        return null;
    }

    /// One transaction; only after it is committed do the PDUs leave.
    private void write(Turn turn) {
        if (turn.empty() && answered.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Settled> settled = new ArrayList<>(answered);
        settled.addAll(turn.settled);
        kafka.transaction(
                boxes,
                () -> {
                    for (Settled each : settled) {
                        SpecificRecord record =
                                records.settled(
                                        each.message(),
                                        each.attempt(),
                                        each.outcomes(),
                                        each.optedOut(),
                                        now);
                        byte[] bytes = kafka.bytes(Topics.CONVERSATION_REQUESTS, record);
                        kafka.send(Topics.CARRIER_ATTEMPTS, each.message().number(), bytes, each.message());
                        kafka.send(
                                Topics.CONVERSATION_REQUESTS,
                                each.message().request().getThreadId(),
                                bytes,
                                each.message());
                    }
                    for (Attempt each : turn.attempts) {
                        kafka.send(
                                Topics.CARRIER_ATTEMPTS,
                                each.message().number(),
                                OutboundRecords.attempted(
                                        each.message(), each.parts(), each.link().account().name(), now),
                                each.message());
                    }
                });
        answered.clear();
        for (Attempt each : turn.attempts) {
            each.parts().forEach(part -> each.link().submit(each.message(), part));
        }
    }

    /// Takes back what has not left, waits a while for what has, and writes both down.
    private void drain() throws InterruptedException {
        links.forEach(SmppLink::recall);
        long giveUpAt = System.nanoTime() + DRAIN.toNanos();
        while (links.stream().anyMatch(SmppLink::busy) && System.nanoTime() < giveUpAt) {
            SubmitResult result = results.poll(50, TimeUnit.MILLISECONDS);
            if (result != null) {
                results.add(result);
            }
            writeResults();
        }
        writeResults();
    }

    private void writeResults() {
        Turn turn = new Turn();
        takeResults(turn);
        write(turn);
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /// Partitions come with their past, and go when what was in flight is written down.
    private final class Rebalance implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                boxes.put(partition.partition(), kafka.outbox(partition, pace::of));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (boxes.all().isEmpty()) {
                // The consumer closes: what could be written is.
                return;
            }
            try {
                drain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
        }

        private void forget(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> boxes.remove(partition.partition()));
        }
    }
}
