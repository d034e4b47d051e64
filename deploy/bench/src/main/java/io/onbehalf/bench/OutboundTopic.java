package io.onbehalf.bench;

import io.onbehalf.bench.stack.TopicWriter;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.Encoding;
import java.time.Instant;

/// Fills `carrier.outbound` with the [BenchMessages].
final class OutboundTopic {

    private OutboundTopic() {}

    static void fill(StackLayout layout, int messages) {
        try (TopicWriter topic = new TopicWriter(layout, Topics.CARRIER_OUTBOUND)) {
            for (int i = 0; i < messages; i++) {
                SmsSubmitRequested request = request(i);
                topic.write(request.getOutboundNumber(), request);
            }
        }
    }

    private static SmsSubmitRequested request(int message) {
        String thread = "%020x".formatted(message);
        return SmsSubmitRequested.newBuilder()
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setThreadId(thread)
                .setConversationId(ThreadIds.of(thread, Kind.CONVERSATION, 1))
                .setMessageId(ThreadIds.of(thread, Kind.MESSAGE, 2))
                .setOutboundNumber(BenchMessages.outboundNumber(message))
                .setContactNumber(BenchMessages.contactNumber(message))
                .setText(BenchMessages.TEXT)
                .setSegmentCount(1)
                .setEncoding(Encoding.GSM7)
                .setQueuedAt(Instant.now())
                .setExempt(false)
                .build();
    }
}
