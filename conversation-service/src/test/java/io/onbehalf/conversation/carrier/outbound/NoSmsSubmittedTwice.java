package io.onbehalf.conversation.carrier.outbound;

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

    private enum State {
        MAY_HAVE_LEFT,
        REFUSED_FOR_NOW,
        OVER
    }

    private final Map<String, Integer> lastAttempts = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    NoSmsSubmittedTwice(List<SpecificRecord> attempts) {
        attempts.forEach(this::onRecord);
    }

    /// The SMS that were submitted although they might have left before.
    List<String> violations() {
        return List.copyOf(violations);
    }

    /// The number of SMS that were accepted, rejected, or are known to be unknown.
    long over() {
        return states.values().stream().filter(state -> state == State.OVER).count();
    }

    private void onRecord(SpecificRecord entry) {
        switch (entry) {
            case SmsSubmitAttempted attempted ->
                    attempted
                            .getParts()
                            .forEach(part ->
                                    onAttempt(attempted.getMessageId() + "/" + part, attempted.getAttempt()));
            case SmsSubmitConcluded concluded ->
                    concluded
                            .getOutcomes()
                            .forEach(outcome ->
                                    onOutcome(
                                            concluded.getMessageId() + "/" + outcome.getPart(),
                                            concluded.getAttempt(),
                                            outcome));
            default -> throw new AssertionError("neither: " + entry.getSchema().getName());
        }
    }

    private void onAttempt(String sms, int attempt) {
        lastAttempts.put(sms, attempt);
        State before = states.put(sms, State.MAY_HAVE_LEFT);
        if (before != null && before != State.REFUSED_FOR_NOW) {
            violations.add(sms);
        }
    }

    private void onOutcome(String sms, int attempt, PartOutcome outcome) {
        State now = outcome.getOutcome() == SubmitOutcome.RETRIABLE ? State.REFUSED_FOR_NOW : State.OVER;
        if (now == State.OVER || attempt >= lastAttempts.getOrDefault(sms, 0)) {
            states.merge(sms, now, (before, after) -> before == State.OVER ? before : after);
        }
    }
}
