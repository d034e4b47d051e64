package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Attempt;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Chooses the segments to submit next: as many as the accounts have credit for, each number within its rate
/// limit, the numbers in turn.
final class SubmitScheduler {

    private final PartitionBacklogs backlogs;
    private final SmppAccounts accounts;
    private final Map<SmppAccount, Integer> nextNumbers = new HashMap<>();

    SubmitScheduler(PartitionBacklogs backlogs, SmppAccounts accounts) {
        this.backlogs = backlogs;
        this.accounts = accounts;
    }

    /// Adds the attempts to the batch.
    void schedule(OutboundBatch batch) {
        List<NumberBacklog> numbers = backlogs.numbers();
        for (SmppAccount account : accounts.all()) {
            int credit = account.credit();
            for (int taken = -1; credit > 0 && taken != 0; credit -= taken) {
                taken = oneOfEachNumber(batch, numbers, account, credit);
            }
        }
    }

    /// Round-robin: resumes after the last number served, so no number starves the others.
    private int oneOfEachNumber(
            OutboundBatch batch, List<NumberBacklog> numbers, SmppAccount account, int credit) {
        int first = nextNumbers.getOrDefault(account, 0);
        int taken = 0;
        for (int i = 0; i < numbers.size() && taken < credit; i++) {
            int index = (first + i) % numbers.size();
            int segments = attemptNext(batch, numbers.get(index), account, credit - taken);
            if (segments > 0) {
                taken += segments;
                nextNumbers.put(account, index + 1);
            }
        }
        return taken;
    }

    /// The result is how many segments are attempted.
    private int attemptNext(OutboundBatch batch, NumberBacklog number, SmppAccount account, int credit) {
        long now = System.nanoTime();
        OutboundMessage next = number.next(now);
        if (next == null || accounts.serving(next.organizationId(), next.number()) != account) {
            return 0;
        }
        List<Integer> segments = next.attempt(Math.min(credit, number.allowance(now)));
        number.take(segments.size());
        batch.add(new Attempt(next, segments, account));
        return segments.size();
    }
}
