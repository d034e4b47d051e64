package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.SmsText;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A message of `carrier.outbound` that is not done: which of its SMS are still to be submitted, and which
/// wait for a response.
final class OutboundMessage {

    private final int partition;
    private final long offset;
    private final SmsSubmitRequested request;
    private final @Nullable Header trace;
    private final String contactId;
    private final SmsText text;
    private final BitSet open = new BitSet();
    private final BitSet inFlight = new BitSet();
    private final List<SubmitResult> results = new ArrayList<>();
    private int attempts;
    private @Nullable CarrierError refusal;
    private boolean failed;

    /// @param contactId under which the contact's consent for the whole organization is kept
    /// @param trace the record's `traceparent`, for what follows from it
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

    String contactId() {
        return contactId;
    }

    @Nullable Header trace() {
        return trace;
    }

    SmsText text() {
        return text;
    }

    String number() {
        return request.getOutboundNumber();
    }

    int attempts() {
        return attempts;
    }

    /// The SMS that are still to be submitted.
    List<Integer> open() {
        return open.stream().boxed().toList();
    }

    boolean hasOpen() {
        return !open.isEmpty();
    }

    boolean waiting() {
        return inFlight.isEmpty() && !open.isEmpty();
    }

    boolean done() {
        return inFlight.isEmpty() && open.isEmpty();
    }

    /// Why the message centre last refused one of its SMS, for now or for good; null if it never did.
    @Nullable CarrierError refusal() {
        return refusal;
    }

    /// Whether one of its SMS was refused for good: then the rest would only be paid for.
    boolean failed() {
        return failed;
    }

    /// What `carrier.attempts` says happened before this instance got it; the result is the SMS whose outcome
    /// nobody knows.
    List<Integer> resume(AttemptLog.Progress progress) {
        attempts = progress.attempts();
        refusal = progress.refusal();
        failed = progress.failed();
        progress.done().forEach(open::clear);
        progress.unsettled().forEach(open::clear);
        return List.copyOf(progress.unsettled());
    }

    /// Takes the next SMS for an attempt.
    List<Integer> attempt(int most) {
        List<Integer> taken = open.stream().limit(most).boxed().toList();
        taken.forEach(part -> {
            open.clear(part);
            inFlight.set(part);
        });
        attempts++;
        return taken;
    }

    /// Takes in what came of one SMS; the results of the attempt, once all are there, else none.
    List<SubmitResult> settle(SubmitResult result) {
        inFlight.clear(result.part());
        results.add(result);
        if (result.retriable()) {
            open.set(result.part());
        }
        if (result.refused()) {
            refusal = result.error();
            failed |= !result.retriable();
        }
        if (!inFlight.isEmpty()) {
            return List.of();
        }
        List<SubmitResult> all = List.copyOf(results);
        results.clear();
        return all;
    }

    /// Gives up what was not submitted.
    List<Integer> abandon() {
        List<Integer> left = open();
        open.clear();
        return left;
    }
}
