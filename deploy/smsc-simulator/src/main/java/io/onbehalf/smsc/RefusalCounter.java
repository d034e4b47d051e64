package io.onbehalf.smsc;

import io.onbehalf.smsc.number.NumberBehaviour;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts how often each segment was refused, and resets the count once the segment is accepted.
final class RefusalCounter {

    private final ConcurrentMap<String, Integer> refusals = new ConcurrentHashMap<>();

    /// True if this attempt must be refused, by the behaviour of the contact's number.
    boolean refuses(SubmittedSms sms) {
        int expected = sms.behaviour().refusals();
        if (expected == 0 || expected == NumberBehaviour.ALWAYS) {
            return expected != 0;
        }
        String segment = sms.segmentKey();
        if (refusals.merge(segment, 1, Integer::sum) <= expected) {
            return true;
        }
        refusals.remove(segment);
        return false;
    }
}
