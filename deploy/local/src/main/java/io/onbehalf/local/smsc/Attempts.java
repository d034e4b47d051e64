package io.onbehalf.local.smsc;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts how often a message part was refused, until it is accepted.
final class Attempts {

    private final ConcurrentMap<String, Integer> refused = new ConcurrentHashMap<>();

    /// Whether this attempt is one of those that are to be refused.
    boolean refuses(Submission submission) {
        int refusals = submission.script().refusals();
        if (refusals == 0 || refusals == Script.FOR_EVER) {
            return refusals != 0;
        }
        String part = submission.partKey();
        if (refused.merge(part, 1, Integer::sum) <= refusals) {
            return true;
        }
        refused.remove(part);
        return false;
    }
}
