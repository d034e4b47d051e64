package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Attempt;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses the segments to submit next: as many as the accounts have credit for, each number within its rate
/// limit, the numbers in turn.
final class SubmitScheduler {

    private final PartitionBacklogs backlogs;
    private final SmppAccounts accounts;
    private final Map<SmppAccount, Integer> nextNumbers = new HashMap<>();

    /// A number that has something to submit.
    ///
    /// @param place among all numbers
    private record Ready(int place, NumberBacklog number) {}

    SubmitScheduler(PartitionBacklogs backlogs, SmppAccounts accounts) {
        this.backlogs = backlogs;
        this.accounts = accounts;
    }

    /// Adds the attempts to the batch.
    void schedule(OutboundBatch batch) {
        Map<SmppAccount, Integer> credits = new LinkedHashMap<>();
        for (SmppAccount account : accounts.all()) {
            int credit = account.credit();
            if (credit > 0) {
                credits.put(account, credit);
            }
        }
        if (credits.isEmpty()) {
            return;
        }
        ready(credits.keySet())
                .forEach((account, numbers) -> {
                    int credit = credits.getOrDefault(account, 0);
                    for (int taken = -1; credit > 0 && taken != 0; credit -= taken) {
                        taken = oneOfEachNumber(batch, numbers, account, credit);
                    }
                });
    }

    /// The numbers that have something to submit, by the account that serves them. Which one does is looked
    /// up once a turn: with many numbers and accounts it takes longer than all the rest.
    private Map<SmppAccount, List<Ready>> ready(Set<SmppAccount> withCredit) {
        long now = System.nanoTime();
        Map<SmppAccount, List<Ready>> ready = new LinkedHashMap<>();
        List<NumberBacklog> numbers = backlogs.numbers();
        for (int i = 0; i < numbers.size(); i++) {
            OutboundMessage next = numbers.get(i).next(now);
            SmppAccount account =
                    next == null ? null : accounts.serving(next.organizationId(), next.number());
            if (account != null && withCredit.contains(account)) {
                ready.computeIfAbsent(account, _ -> new ArrayList<>()).add(new Ready(i, numbers.get(i)));
            }
        }
        return ready;
    }

    /// Round-robin: resumes after the last number served, so no number starves the others.
    private int oneOfEachNumber(OutboundBatch batch, List<Ready> numbers, SmppAccount account, int credit) {
        int first = firstFrom(nextNumbers.getOrDefault(account, 0), numbers);
        int taken = 0;
        for (int i = 0; i < numbers.size() && taken < credit; i++) {
            Ready ready = numbers.get((first + i) % numbers.size());
            int segments = attemptNext(batch, ready.number(), account, credit - taken);
            if (segments > 0) {
                taken += segments;
                nextNumbers.put(account, ready.place() + 1);
            }
        }
        return taken;
    }

    private static int firstFrom(int place, List<Ready> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).place() >= place) {
                return i;
            }
        }
        return 0;
    }

    /// The result is how many segments are attempted.
    private int attemptNext(OutboundBatch batch, NumberBacklog number, SmppAccount account, int credit) {
        long now = System.nanoTime();
        OutboundMessage next = number.next(now);
        if (next == null) {
            return 0;
        }
        List<Integer> segments = next.attempt(Math.min(credit, number.allowance(now)));
        number.take(segments.size());
        batch.add(new Attempt(next, segments, account));
        return segments.size();
    }
}
