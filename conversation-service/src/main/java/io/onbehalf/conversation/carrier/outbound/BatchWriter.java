package io.onbehalf.conversation.carrier.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Attempt;
import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Conclusion;
import io.onbehalf.kit.tracing.Step;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.schemas.Topics;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;

/// Writes a batch in one transaction; only after its commit the PDUs of its attempts leave.
final class BatchWriter {

    private final OutboundKafka kafka;
    private final OutboundRecords records;
    private final PartitionBacklogs backlogs;
    private final PreSubmitCheck check;
    private final SubmitResults results;
    private final Tracing tracing;

    /// @param results is told the result of each submitted segment
    /// @param tracing each submit is a step
    BatchWriter(
            OutboundKafka kafka,
            OutboundRecords records,
            PartitionBacklogs backlogs,
            PreSubmitCheck check,
            SubmitResults results,
            Tracing tracing) {
        this.kafka = kafka;
        this.records = records;
        this.backlogs = backlogs;
        this.check = check;
        this.results = results;
        this.tracing = tracing;
    }

    /// Writes the batch and submits its attempts.
    ///
    /// @param conclusions what is to be written of concluded attempts, the batch's own included
    /// @param committed is told after the commit and before the first submit
    void write(OutboundBatch batch, List<Conclusion> conclusions, Runnable committed) {
        kafka.transaction(
                backlogs,
                () -> {
                    conclusions.forEach(this::send);
                    batch.attempts().forEach(this::send);
                });
        committed.run();
        batch.attempts().forEach(this::submit);
    }

    private void send(Conclusion conclusion) {
        OutboundMessage message = conclusion.message();
        byte[] bytes = kafka.bytes(Topics.CONVERSATION_REQUESTS, records.concluded(conclusion));
        kafka.send(Topics.CARRIER_ATTEMPTS, message.number(), bytes, message);
        kafka.send(Topics.CONVERSATION_REQUESTS, message.threadId(), bytes, message);
        records.receiptKeys(conclusion)
                .forEach(key ->
                        kafka.send(
                                Topics.CARRIER_RECEIPTS,
                                key,
                                kafka.bytes(Topics.CARRIER_RECEIPTS, records.idAssigned(message)),
                                message));
    }

    private void send(Attempt attempt) {
        OutboundMessage message = attempt.message();
        SpecificRecord record =
                records.attempted(message, attempt.segments(), attempt.account().settings().name());
        kafka.send(
                Topics.CARRIER_ATTEMPTS,
                message.number(),
                kafka.bytes(Topics.CARRIER_ATTEMPTS, record),
                message);
    }

    private void submit(Attempt attempt) {
        String account = attempt.account().settings().name();
        attempt.message().leavesOver(account);
        for (int segment : attempt.segments()) {
            attempt.account()
                    .submit(
                            new SegmentSubmission(
                                    attempt.message(),
                                    segment,
                                    attempt.message().attempts(),
                                    account,
                                    check,
                                    results,
                                    step(attempt)));
        }
    }

    private Step step(Attempt attempt) {
        Header trace = attempt.message().trace();
        return tracing.received(
                        "submit_sm", SpanKind.CLIENT, trace == null ? "" : new String(trace.value(), UTF_8))
                .attribute("onbehalf.carrier.account", attempt.account().settings().name());
    }
}
