package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.outbound.group.UsableAccounts;
import io.onbehalf.conversation.carrier.outbound.rate.NumberRateLimits;
import io.onbehalf.conversation.carrier.outbound.rate.TurnPace;
import io.onbehalf.conversation.carrier.smpp.SafeDescription;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries `carrier.outbound` to the SMSCs: nothing lost, nothing sent twice.
///
/// An attempt is on `carrier.attempts`, in a transaction that only the partition's present owner can commit,
/// before its PDU leaves; its outcome is written afterwards. An instance that finds an attempt without an
/// outcome can't know whether the PDU left: it says so and does not send again.
public final class OutboundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(OutboundLoop.class);

    private static final Duration IDLE = Duration.ofMillis(10);
    private static final Duration BUSY = Duration.ofMillis(1);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    /// The partitions share it, so that a number with more messages than it may send holds up no other
    /// partition.
    private static final int READ_AHEAD = 48_000;

    private final OutboundKafka kafka;
    private final OutboundRecords records;
    private final NumberRateLimits limits;
    private final SmppAccounts accounts;
    private final UsableAccounts usable;
    private final SubmitResults results = new SubmitResults();
    private final PartitionBacklogs backlogs = new PartitionBacklogs();
    private final PartitionOwnership ownership;
    private final SubmitOutcomes outcomes;
    private final SubmitScheduler scheduler;
    private final BatchWriter writer;
    private final TurnPace pace = new TurnPace(System::nanoTime);
    private final Thread thread;
    private volatile boolean running = true;
    private volatile int waiting;

    /// @param usable what the group of instances knows of the accounts
    /// @param tracing each submit is a step
    public OutboundLoop(
            OutboundKafka kafka,
            OutboundRecords records,
            PreSubmitCheck check,
            NumberRateLimits limits,
            SmppAccounts accounts,
            UsableAccounts usable,
            OutboundMetrics metrics,
            Tracing tracing) {
        this.usable = usable;
        this.kafka = kafka;
        this.records = records;
        this.limits = limits;
        this.accounts = accounts;
        this.outcomes = new SubmitOutcomes(backlogs, accounts, check, metrics, results);
        this.scheduler = new SubmitScheduler(backlogs, accounts);
        this.writer = new BatchWriter(kafka, records, backlogs, check, results, tracing);
        this.ownership = new PartitionOwnership(backlogs, this::restored, this::drain);
        this.thread = Thread.ofPlatform().name("carrier-outbound").unstarted(this::run);
        metrics.waiting(() -> waiting);
    }

    public void start() {
        thread.start();
    }

    /// Attempts nothing more, writes the outcomes that still come, and ends.
    ///
    /// @param patience how long this waits for the end; a loop that is later, as Kafka is away, may be cut
    ///   off: it loses nothing, and what it did not write is unknown
    public void stop(Duration patience) throws InterruptedException {
        running = false;
        thread.join(patience);
    }

    /// A failure loses nothing: the loop begins again from what is committed.
    private void run() {
        while (running) {
            try {
                carry();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            } catch (KafkaException | RegistryUnavailable e) {
                LOG.warn("the outbound loop begins again: {}", e.getClass().getSimpleName());
                pause();
            } catch (RuntimeException | Error e) {
                // An Error too: if the loop ended, all messages would wait and nothing would tell.
                // Without the exception's text, which may quote a record.
                LOG.error("the outbound loop failed and begins again: {}", SafeDescription.of(e));
                pause();
            }
        }
    }

    /// Results that came since the loop failed are written before the attempts are read: so they aren't
    /// unknown.
    private void carry() throws InterruptedException {
        try {
            kafka.open(ownership);
            drain();
            while (running) {
                turn();
            }
            drain();
        } finally {
            backlogs.clear();
            kafka.close();
        }
    }

    private Optional<PartitionBacklog> restored(int partition) {
        return kafka.restore(partition, limits::perSecond);
    }

    private void turn() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(pace.beginTurn());
        accounts.onInstance(usable.rank(), usable.submitting());
        if (usable.isOutdated()) {
            kafka.rejoin();
        }
        OutboundBatch batch = new OutboundBatch();
        outcomes.takeResults();
        ownership.onPartitionsReleased(kafka.release());
        for (ConsumerRecord<String, byte[]> record : kafka.poll(results.isEmpty() ? idle() : BUSY)) {
            read(record, batch);
        }
        kafka.limitReadAhead(backlogs, READ_AHEAD / Math.max(1, backlogs.count()));
        outcomes.sweep(batch);
        if (running) {
            scheduler.schedule(batch);
        }
        write(batch);
        waiting = backlogs.size();
    }

    private Duration idle() {
        return backlogs.size() == 0 ? IDLE : BUSY;
    }

    private void read(ConsumerRecord<String, byte[]> record, OutboundBatch batch) {
        PartitionBacklog backlog = backlogs.of(record.partition());
        if (backlog == null) {
            return;
        }
        batch.advance();
        Optional<SmsSubmitRequested> request = kafka.request(record);
        if (request.isEmpty()) {
            backlog.skip(record.offset());
            return;
        }
        OutboundMessage message =
                new OutboundMessage(
                        record.partition(),
                        record.offset(),
                        request.get(),
                        records.contactId(request.get()),
                        OnbehalfHeaders.trace(record.headers()).lastHeader(OnbehalfHeaders.TRACEPARENT));
        List<Integer> unknown = backlog.add(message, System.nanoTime());
        if (!unknown.isEmpty()) {
            LOG.info("message {}: an attempt has no outcome; it is unknown", message.messageId());
            outcomes.unknown(batch, message, unknown);
        }
        outcomes.giveUpRestOfFailed(message, batch::add);
    }

    private void write(OutboundBatch batch) {
        List<OutboundBatch.Conclusion> conclusions = outcomes.unwritten(batch);
        if (batch.isEmpty() && conclusions.isEmpty()) {
            return;
        }
        pace.wrote(batch.attempts().size() + conclusions.size());
        writer.write(batch, conclusions, outcomes::onWritten);
    }

    /// Takes back what has not left, waits a while for the results of what has, and writes both.
    private void drain() throws InterruptedException {
        accounts.recall();
        long giveUpAt = System.nanoTime() + DRAIN.toNanos();
        while (accounts.isBusy() && System.nanoTime() < giveUpAt) {
            results.await(50);
            writeResults();
        }
        writeResults();
    }

    private void writeResults() {
        outcomes.takeResults();
        write(new OutboundBatch());
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
