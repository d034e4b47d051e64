package io.onbehalf.local.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The results of a compose load.
///
/// @param statuses the number of answers by status; 0 is no answer, -1 not sent
/// @param admitted the latency of the calls that composed
/// @param refused the latency of the 503s
/// @param allRefusalsHaveRetryAfter whether every 503 had a `Retry-After`
/// @param conversations the ids of those that were started
record ComposeReport(
        Map<Integer, Long> statuses,
        Latency admitted,
        Latency refused,
        boolean allRefusalsHaveRetryAfter,
        List<String> conversations) {

    private static final int COMPOSED = 200;
    private static final int TRY_LATER = 503;

    static ComposeReport of(List<ComposeOutcome> outcomes) {
        List<ComposeOutcome> composed = withStatus(COMPOSED, outcomes);
        List<ComposeOutcome> refused = withStatus(TRY_LATER, outcomes);
        return new ComposeReport(
                outcomes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ComposeOutcome::status, TreeMap::new, Collectors.counting())),
                latency(composed),
                latency(refused),
                refused.stream().allMatch(ComposeOutcome::hasRetryAfter),
                composed.stream().map(ComposeOutcome::id).toList());
    }

    private static List<ComposeOutcome> withStatus(int status, List<ComposeOutcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).toList();
    }

    private static Latency latency(List<ComposeOutcome> outcomes) {
        return Latency.of(outcomes.stream().mapToLong(ComposeOutcome::nanos).toArray());
    }
}
