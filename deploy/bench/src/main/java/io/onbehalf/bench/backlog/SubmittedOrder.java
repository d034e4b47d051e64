package io.onbehalf.bench.backlog;

import io.onbehalf.smsc.ledger.LedgerLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks by the SMSC's ledger that each number's messages were submitted in their order, none left out and
/// none twice. The `user_message_reference` has the low bits of a message's place.
final class SubmittedOrder {

    private static final int SEGMENT_BITS = 3;
    private static final int PLACE_MASK = 0x1FFF;

    private final Map<String, Integer> submitted = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    void add(LedgerLine line) {
        int place = submitted.merge(line.sms().source(), 1, Integer::sum);
        Integer reference = line.sms().reference();
        if (reference == null || reference >> SEGMENT_BITS != (place & PLACE_MASK)) {
            violations.add(
                    "a number's submit %d has the reference %s".formatted(place, line.sms().reference()));
        }
    }

    /// One sentence for each submit that was not the number's next.
    List<String> violations() {
        return List.copyOf(violations);
    }

    /// How many numbers have submitted.
    int numbers() {
        return submitted.size();
    }

    int submits() {
        return submitted.values().stream().mapToInt(Integer::intValue).sum();
    }
}
