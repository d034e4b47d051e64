package io.onbehalf.local.load;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The results of a load.
///
/// @param statuses the number of answers by status; 0 is no answer, -1 not sent
/// @param admitted the latency of the calls that succeeded
/// @param refused the latency of the 503s
/// @param allRefusalsHaveRetryAfter true if every 503 had a `Retry-After`
/// @param ids of what was created
public record LoadReport(
        Map<Integer, Long> statuses,
        Latency admitted,
        Latency refused,
        boolean allRefusalsHaveRetryAfter,
        List<String> ids) {

    private static final int TRY_LATER = 503;

    static LoadReport of(List<CallOutcome> outcomes) {
        List<CallOutcome> admitted = withStatus(CallOutcome.OK, outcomes);
        List<CallOutcome> refused = withStatus(TRY_LATER, outcomes);
        return new LoadReport(
                outcomes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        CallOutcome::status, TreeMap::new, Collectors.counting())),
                latency(admitted),
                latency(refused),
                refused.stream().allMatch(CallOutcome::hasRetryAfter),
                admitted.stream().map(CallOutcome::id).toList());
    }

    /// True if every call succeeded.
    public boolean isComplete() {
        return statuses.keySet().equals(Set.of(CallOutcome.OK));
    }

    private static List<CallOutcome> withStatus(int status, List<CallOutcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).toList();
    }

    private static Latency latency(List<CallOutcome> outcomes) {
        return Latency.of(outcomes.stream().mapToLong(CallOutcome::nanos).toArray());
    }
}
