package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.Turn.Attempt;
import io.onbehalf.conversation.carrier.Turn.Settled;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
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

    /// Shared by the partitions, so that a number with more than it may send holds up no other partition's.
    private static final int READ_AHEAD = 48_000;

    private final OutboundKafka kafka;
    private final OutboundRecords records;
    private final NumberPace pace;
    private final InstantSource clock;
    private final SmppLinks links;
    private final BlockingQueue<SubmitResult> results;
    private final Outbox.Boxes boxes = new Outbox.Boxes();
    private final Settlements settlements;
    private final Attempts attempts;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile int waiting;

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
        this.pace = new NumberPace(properties.pacing());
        this.clock = clock;
        this.links = new SmppLinks(links);
        this.results = results;
        this.settlements = new Settlements(boxes, this.links, gate, metrics, results);
        this.attempts = new Attempts(boxes, this.links);
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
            } catch (RuntimeException | Error e) {
                // An Error too: a loop that ended would leave all messages waiting, and nobody would know.
                // Without the exception's text, which may quote a record.
                LOG.error("the outbound loop failed and begins anew: {}", Trouble.of(e));
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
        settlements.takeAnswers();
        for (ConsumerRecord<String, byte[]> record : kafka.poll(results.isEmpty() ? idle() : BUSY)) {
            read(record, turn);
        }
        kafka.readAhead(boxes, READ_AHEAD / Math.max(1, boxes.all().size()));
        settlements.sweep(turn);
        if (running) {
            attempts.choose(turn);
        }
        write(turn);
        waiting = boxes.size();
    }

    private Duration idle() {
        return boxes.size() == 0 ? IDLE : BUSY;
    }

    private void read(ConsumerRecord<String, byte[]> record, Turn turn) {
        Outbox outbox = boxes.of(record.partition());
        if (outbox == null) {
            return;
        }
        turn.moveOn();
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
                        record.headers().lastHeader(OnbehalfHeaders.TRACEPARENT));
        List<Integer> unknown = outbox.add(message, System.nanoTime());
        if (!unknown.isEmpty()) {
            LOG.info(
                    "message {}: an attempt has no end; its outcome is unknown",
                    message.request().getMessageId());
            settlements.unknown(turn, message, unknown);
        }
        settlements.giveUpTheRest(message, turn.settled());
    }

    /// One transaction; only after it is committed do the PDUs leave.
    private void write(Turn turn) {
        List<Settled> settled = settlements.unwritten(turn);
        if (turn.empty() && settled.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        kafka.transaction(
                boxes,
                () -> {
                    settled.forEach(each -> send(each, now));
                    turn.attempts().forEach(each -> send(each, now));
                });
        settlements.written();
        for (Attempt each : turn.attempts()) {
            each.parts().forEach(part -> each.link().submit(each.message(), part));
        }
    }

    private void send(Settled each, Instant now) {
        OutboundMessage message = each.message();
        SpecificRecord record =
                records.settled(message, each.attempt(), each.outcomes(), each.optedOut(), now);
        byte[] bytes = kafka.bytes(Topics.CONVERSATION_REQUESTS, record);
        kafka.send(Topics.CARRIER_ATTEMPTS, message.number(), bytes, message);
        kafka.send(Topics.CONVERSATION_REQUESTS, message.request().getThreadId(), bytes, message);
    }

    private void send(Attempt each, Instant now) {
        OutboundMessage message = each.message();
        SpecificRecord record =
                OutboundRecords.attempted(message, each.parts(), each.link().account().name(), now);
        kafka.send(Topics.CARRIER_ATTEMPTS, message.number(), record, message);
    }

    /// Takes back what has not left, waits a while for what has, and writes both down.
    private void drain() throws InterruptedException {
        links.recall();
        long giveUpAt = System.nanoTime() + DRAIN.toNanos();
        while (links.busy() && System.nanoTime() < giveUpAt) {
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
        settlements.takeAnswers();
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
