package io.onbehalf.bench;

import java.util.List;
import java.util.stream.IntStream;

/// The messages that `submits` sends, numbered from 0.
final class BenchMessages {

    /// The number of outbound numbers over which the messages are spread.
    static final int OUTBOUND_NUMBERS = 240;

    private BenchMessages() {}

    /// In E.164.
    static String outboundNumber(int message) {
        return "+1312555" + (1_000 + message % OUTBOUND_NUMBERS);
    }

    /// All of them.
    static List<String> outboundNumbers() {
        return IntStream.range(0, OUTBOUND_NUMBERS).mapToObj(BenchMessages::outboundNumber).toList();
    }

    /// In E.164; the simulator does nothing special for any of them.
    static String contactNumber(int message) {
        return "+1317" + (2_000_000 + message % 7_000_000 / 10_000 * 10_000 + message % 9_000);
    }
}
