package io.onbehalf.conversation.topology;

import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.AutomaticMessageQueued;
import io.onbehalf.schemas.conversation.MessageQueued;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Hands a queued message, an agent's or our own, to the carrier, under its outbound number: one number's
/// texts keep their order.
final class CarrierProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    @Override
    public void process(Record<String, SpecificRecord> decided) {
        switch (decided.value()) {
            case MessageQueued queued -> forward(decided, queued.getOutboundNumber(), submit(queued));
            case AutomaticMessageQueued queued ->
                    forward(decided, queued.getOutboundNumber(), submit(queued));
            default -> {
                // Nothing to send.
            }
        }
    }

    private void forward(
            Record<String, SpecificRecord> decided, String outboundNumber, SpecificRecord submit) {
        context()
                .forward(
                        new Record<>(
                                outboundNumber,
                                submit,
                                decided.timestamp(),
                                OnbehalfHeaders.trace(decided.headers())));
    }

    private static SpecificRecord submit(MessageQueued queued) {
        return SmsSubmitRequested.newBuilder()
                .setOrganizationId(queued.getOrganizationId())
                .setThreadId(queued.getThreadId())
                .setConversationId(queued.getConversationId())
                .setMessageId(queued.getMessageId())
                .setOutboundNumber(queued.getOutboundNumber())
                .setContactNumber(queued.getContactNumber())
                .setText(queued.getText())
                .setSegmentCount(queued.getSegmentCount())
                .setEncoding(queued.getEncoding())
                .setQueuedAt(queued.getOccurredAt())
                .setExempt(false)
                .build();
    }

    private static SpecificRecord submit(AutomaticMessageQueued queued) {
        return SmsSubmitRequested.newBuilder()
                .setOrganizationId(queued.getOrganizationId())
                .setThreadId(queued.getThreadId())
                .setConversationId(queued.getConversationId())
                .setMessageId(queued.getMessageId())
                .setOutboundNumber(queued.getOutboundNumber())
                .setContactNumber(queued.getContactNumber())
                .setText(queued.getText())
                .setSegmentCount(queued.getSegmentCount())
                .setEncoding(queued.getEncoding())
                .setQueuedAt(queued.getOccurredAt())
                .setExempt(true)
                .build();
    }
}
