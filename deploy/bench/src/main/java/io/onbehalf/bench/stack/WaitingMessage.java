package io.onbehalf.bench.stack;

import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.Encoding;
import java.time.Instant;

/// A message that waits for the carrier, as conversation-service writes it on `carrier.outbound`.
///
/// @param thread its thread's id
/// @param counter its place in the thread, from 1
/// @param outboundNumber E.164
/// @param contactNumber E.164
public record WaitingMessage(String thread, long counter, String outboundNumber, String contactNumber) {

    /// One segment in GSM 03.38.
    public static final String TEXT = "Hello, this is Acme Support. Your parcel is on its way.";

    public SmsSubmitRequested request() {
        return SmsSubmitRequested.newBuilder()
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setThreadId(thread)
                .setConversationId(ThreadIds.of(thread, Kind.CONVERSATION, 1))
                .setMessageId(ThreadIds.of(thread, Kind.MESSAGE, counter))
                .setOutboundNumber(outboundNumber)
                .setContactNumber(contactNumber)
                .setText(TEXT)
                .setSegmentCount(1)
                .setEncoding(Encoding.GSM7)
                .setQueuedAt(Instant.now())
                .setExempt(false)
                .build();
    }
}
