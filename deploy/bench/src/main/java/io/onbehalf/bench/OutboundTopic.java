package io.onbehalf.bench;

import io.onbehalf.bench.stack.TopicWriter;
import io.onbehalf.bench.stack.WaitingMessage;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;

/// Fills `carrier.outbound` with the [BenchMessages].
final class OutboundTopic {

    private OutboundTopic() {}

    static void fill(StackLayout layout, int messages) {
        try (TopicWriter topic = new TopicWriter(layout, Topics.CARRIER_OUTBOUND)) {
            for (int i = 0; i < messages; i++) {
                WaitingMessage message =
                        new WaitingMessage(
                                "%020x".formatted(i),
                                2,
                                BenchMessages.outboundNumber(i),
                                BenchMessages.contactNumber(i));
                topic.write(message.outboundNumber(), message.request());
            }
        }
    }
}
