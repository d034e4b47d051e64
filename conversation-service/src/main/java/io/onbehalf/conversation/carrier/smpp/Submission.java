package io.onbehalf.conversation.carrier.smpp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One SMS to submit. A bind asks it for its content and its permission immediately before the PDU leaves,
/// which may be long after it was given; all SMS of a bind on one thread, so none may wait.
public interface Submission {

    /// The sender's number, E.164.
    String source();

    /// The receiver's number, E.164.
    String destination();

    Content content();

    /// Our own reference of the SMS, 16 bits; some SMSCs repeat it in the receipt.
    int reference();

    /// Decides if the SMS may still leave.
    Permission permission();

    /// Is told the result, once, on any thread.
    void done(SubmitResult result);

    /// Is told, after [SubmitResult.Unknown], the answer that came after all; on a thread that must not wait.
    ///
    /// @param result [SubmitResult.Accepted] or [SubmitResult.Refused]
    void doneLate(SubmitResult result);

    /// The contents of an SMS.
    ///
    /// @param words the text, or the segment of it
    /// @param gsm7 the same in GSM 03.38, an octet for each septet; null if it needs UCS-2
    /// @param place null for an SMS that is a whole text
    @SuppressWarnings("ArrayRecordComponent") // octets on their way into a PDU, never compared
    record Content(String words, byte @Nullable [] gsm7, @Nullable Place place) {}

    /// The place of an SMS in a longer text.
    ///
    /// @param reference what the segments of one text have in common, 8 bits
    /// @param segment which of them this is, from 1
    record Place(int reference, int segmentCount, int segment) {}

    /// The permission for an SMS to leave, its delay, or its denial.
    sealed interface Permission {}

    /// It may leave.
    ///
    /// @param atMost for how long the SMSC may try to deliver it; null for as long as the account says
    record Granted(@Nullable Duration atMost) implements Permission {}

    /// It may not leave now, and is to be tried again.
    record Delayed() implements Permission {}

    /// It may not leave.
    ///
    /// @param reason is returned with the result ([SubmitResult.Withheld])
    record Denied(String reason) implements Permission {}
}
