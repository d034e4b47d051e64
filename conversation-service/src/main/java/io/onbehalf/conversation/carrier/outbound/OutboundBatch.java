package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import java.util.ArrayList;
import java.util.List;

/// The records that one turn of the outbound loop writes in one transaction, and the SMS that it submits
/// after the commit.
final class OutboundBatch {

    private final List<Conclusion> conclusions = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private boolean advanced;

    /// The outcomes of segments of a message.
    ///
    /// @param attempt the attempt that it belongs to, or the last one so far; 0 if there was none
    /// @param account the name of the account over which the attempt left
    record Conclusion(
            OutboundMessage message,
            int attempt,
            String account,
            List<PartOutcome> outcomes,
            boolean optedOut) {

        Conclusion {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// Segments of a message that are submitted by an account.
    record Attempt(OutboundMessage message, List<Integer> segments, SmppAccount account) {

        Attempt {
            segments = List.copyOf(segments);
        }
    }

    void add(Conclusion conclusion) {
        conclusions.add(conclusion);
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    /// The offset in `carrier.outbound` advances.
    void advance() {
        advanced = true;
    }

    List<Conclusion> conclusions() {
        return List.copyOf(conclusions);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    boolean isEmpty() {
        return conclusions.isEmpty() && attempts.isEmpty() && !advanced;
    }
}
