package io.onbehalf.conversation.carrier;

import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.conversation.PartOutcome;
import io.onbehalf.schemas.conversation.SubmitOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/// The promise that an SMS that may have left is not submitted again, checked on `carrier.attempts`.
///
/// Valid: attempted, retriable, attempted, accepted. A refusal of an earlier attempt, written again, says
/// nothing of the later. Invalid: attempted, attempted; attempted, unknown, retriable, attempted.
final class NoSmsSubmittedTwice {

    private enum Stand {
        MAY_HAVE_LEFT,
        REFUSED_FOR_NOW,
        OVER
    }

    private final Map<String, Integer> lastAttempts = new HashMap<>();
    private final Map<String, Stand> stands = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    NoSmsSubmittedTwice(List<SpecificRecord> attempts) {
        attempts.forEach(this::onRecord);
    }

    /// What was submitted although it might have left before.
    List<String> violations() {
        return List.copyOf(violations);
    }

    /// How many SMS were accepted, rejected, or are known to be unknown.
    long over() {
        return stands.values().stream().filter(stand -> stand == Stand.OVER).count();
    }

    private void onRecord(SpecificRecord entry) {
        switch (entry) {
            case SmsSubmitAttempted attempted ->
                    attempted
                            .getParts()
                            .forEach(part ->
                                    onAttempt(attempted.getMessageId() + "/" + part, attempted.getAttempt()));
            case SmsSubmitConcluded settled ->
                    settled.getOutcomes()
                            .forEach(outcome ->
                                    onOutcome(
                                            settled.getMessageId() + "/" + outcome.getPart(),
                                            settled.getAttempt(),
                                            outcome));
            default -> throw new AssertionError("neither: " + entry.getSchema().getName());
        }
    }

    private void onAttempt(String sms, int attempt) {
        lastAttempts.put(sms, attempt);
        Stand before = stands.put(sms, Stand.MAY_HAVE_LEFT);
        if (before != null && before != Stand.REFUSED_FOR_NOW) {
            violations.add(sms);
        }
    }

    private void onOutcome(String sms, int attempt, PartOutcome outcome) {
        Stand now = outcome.getOutcome() == SubmitOutcome.RETRIABLE ? Stand.REFUSED_FOR_NOW : Stand.OVER;
        if (now == Stand.OVER || attempt >= lastAttempts.getOrDefault(sms, 0)) {
            stands.merge(sms, now, (before, after) -> before == Stand.OVER ? before : after);
        }
    }
}
