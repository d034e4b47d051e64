package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.kit.domain.sms.SmsText;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A message of `carrier.outbound` that is not done. Knows which of its segments (numbered from 1) are open,
/// that is still to be submitted, and which are in flight, that is wait for a response.
final class OutboundMessage {

    /// The name of an account that is not known.
    static final String NO_ACCOUNT = "unknown";

    private final int partition;
    private final long offset;
    private final SmsSubmitRequested request;
    private final String contactId;
    private final @Nullable Header trace;
    private final SmsText text;
    private final BitSet open = new BitSet();
    private final BitSet inFlight = new BitSet();
    private final List<SegmentResult> results = new ArrayList<>();
    private int attempts;
    private @Nullable CarrierError refusal;
    private boolean failed;
    private String account = NO_ACCOUNT;

    /// @param contactId the id under which the contact's consent for the whole organization is kept
    /// @param trace the record's `traceparent`, for the records that follow from it
    OutboundMessage(
            int partition,
            long offset,
            SmsSubmitRequested request,
            String contactId,
            @Nullable Header trace) {
        this.partition = partition;
        this.offset = offset;
        this.request = request;
        this.contactId = contactId;
        this.trace = trace;
        this.text = SmsText.of(request.getText());
        open.set(1, text.segmentCount() + 1);
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    SmsSubmitRequested request() {
        return request;
    }

    String messageId() {
        return request.getMessageId();
    }

    String threadId() {
        return request.getThreadId();
    }

    String organizationId() {
        return request.getOrganizationId();
    }

    /// The outbound number.
    String number() {
        return request.getOutboundNumber();
    }

    String contactId() {
        return contactId;
    }

    @Nullable Header trace() {
        return trace;
    }

    SmsText text() {
        return text;
    }

    /// The number of attempts so far.
    int attempts() {
        return attempts;
    }

    List<Integer> open() {
        return open.stream().boxed().toList();
    }

    boolean hasOpen() {
        return !open.isEmpty();
    }

    /// True if segments are open and none is in flight.
    boolean isWaiting() {
        return inFlight.isEmpty() && !open.isEmpty();
    }

    boolean isDone() {
        return inFlight.isEmpty() && open.isEmpty();
    }

    /// The SMSC's reason for its last refusal of a segment, for now or for good; null if it never refused
    /// one.
    @Nullable CarrierError refusal() {
        return refusal;
    }

    /// True if a segment was refused for good: then the rest would only cost money.
    boolean hasFailed() {
        return failed;
    }

    /// Continues from what an earlier owner did; the result is the segments whose outcome is unknown.
    List<Integer> resume(AttemptLog.Progress progress) {
        attempts = progress.attempts();
        refusal = progress.refusal();
        failed = progress.failed();
        progress.done().forEach(open::clear);
        progress.unsettled().forEach(open::clear);
        return List.copyOf(progress.unsettled());
    }

    /// Begins an attempt: takes the next open segments, at most `limit`.
    List<Integer> attempt(int limit) {
        List<Integer> taken = open.stream().limit(limit).boxed().toList();
        taken.forEach(segment -> {
            open.clear(segment);
            inFlight.set(segment);
        });
        attempts++;
        return taken;
    }

    /// Its segments leave over this account now.
    void leavesOver(String name) {
        account = name;
    }

    /// The name of the account over which it left last; [#NO_ACCOUNT] if it did not leave from this instance.
    String account() {
        return account;
    }

    /// Adds the result of one segment. Returns the results of the attempt once all are there, otherwise none.
    List<SegmentResult> addResult(SegmentResult result) {
        inFlight.clear(result.segment());
        results.add(result);
        if (result.isRetriable()) {
            open.set(result.segment());
        }
        if (result.isRefused()) {
            refusal = result.error().orElse(null);
            failed |= !result.isRetriable();
        }
        if (!inFlight.isEmpty()) {
            return List.of();
        }
        List<SegmentResult> attempt = List.copyOf(results);
        results.clear();
        return attempt;
    }

    /// Closes the open segments and returns them.
    List<Integer> abandon() {
        List<Integer> abandoned = open();
        open.clear();
        return abandoned;
    }
}
