package io.onbehalf.conversation.carrier.outbound;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/// Holds whatever the SMSC answers, and wherever an instance dies.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundPropertiesTest {

    @Test
    void an_SMS_that_may_have_left_is_not_submitted_again() {
        qt().withExamples(3_000)
                .forAll(messages(), steps())
                .check((segments, steps) ->
                        new NoSmsSubmittedTwice(play(segments, steps).attempts()).violations().isEmpty());
    }

    @Test
    void in_the_end_every_SMS_was_accepted_or_rejected_or_is_unknown() {
        qt().withExamples(3_000)
                .forAll(messages(), steps())
                .check((segments, steps) -> {
                    OutboundHarness harness = play(segments, steps);
                    harness.finish();
                    var promise = new NoSmsSubmittedTwice(harness.attempts());
                    return promise.over() == segments.stream().mapToInt(each -> each).sum()
                            && promise.violations().isEmpty();
                });
    }

    private static OutboundHarness play(List<Integer> segments, List<Integer> steps) {
        OutboundHarness harness = new OutboundHarness(segments);
        steps.forEach(harness::step);
        return harness;
    }

    /// The number of SMS that each message takes.
    private static Gen<List<Integer>> messages() {
        return lists().of(integers().between(1, 3)).ofSizeBetween(1, 5);
    }

    private static Gen<List<Integer>> steps() {
        return lists().of(integers().between(0, 9_999)).ofSizeBetween(0, 60);
    }
}
