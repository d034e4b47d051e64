package io.onbehalf.bench.faults;

import io.onbehalf.bench.settled.AcceptedCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was called, and what came of it.
final class CallLog {

    private final List<AcceptedCall> accepted = Collections.synchronizedList(new ArrayList<>());
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Counts> counts = new TreeMap<>();

    /// The calls of one kind.
    ///
    /// @param unknown without an answer, or answered with 500 or more to the end
    record Counts(int accepted, int refused, int unknown) {

        int made() {
            return accepted + refused + unknown;
        }

        private Counts plus(Counts other) {
            return new Counts(accepted + other.accepted, refused + other.refused, unknown + other.unknown);
        }
    }

    void accepted(String kind, AcceptedCall call) {
        accepted.add(call);
        count(kind, new Counts(1, 0, 0));
    }

    void refused(String kind) {
        count(kind, new Counts(0, 1, 0));
    }

    void unknown(String kind) {
        count(kind, new Counts(0, 0, 1));
    }

    /// A message that the API accepted.
    void sent(String messageId) {
        sent.add(messageId);
    }

    private synchronized void count(String kind, Counts more) {
        counts.merge(kind, more, Counts::plus);
    }

    List<AcceptedCall> accepted() {
        return List.copyOf(accepted);
    }

    List<String> sent() {
        return List.copyOf(sent);
    }

    /// By the kind of call.
    synchronized Map<String, Counts> counts() {
        return new TreeMap<>(counts);
    }
}
