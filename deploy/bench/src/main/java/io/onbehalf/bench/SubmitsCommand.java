package io.onbehalf.bench;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import java.time.Duration;

/// The command `deploy/bench/run submits`: the sustained submits per second from a full `carrier.outbound`,
/// and those of the bare library with the same window at the same simulator.
final class SubmitsCommand {

    /// The lowest acceptable share of the bare library's rate.
    private static final double REQUIRED_SHARE = 0.4;

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private SubmitsCommand() {}

    /// True if Onbehalf reaches the required share of the bare library's rate.
    static boolean run(int messages, int window) throws Exception {
        try (DisposableStack stack = new DisposableStack()) {
            StackLayout layout = stack.layout();
            DisposableStack.start(stack.broker(), stack.registry(), stack.smsc("--no-receipts"));
            // The first start creates all topics and schemas; the second finds a full topic.
            JvmPart conversationService =
                    stack.fastConversationService(
                            "--onbehalf.carrier.pacing.enabled=false",
                            "--onbehalf.carrier.accounts[0].window=" + window);
            DisposableStack.start(stack.service(Service.QUEUE), conversationService);
            conversationService.stop();

            System.out.printf("Bare library: %d SMS, window %d …%n", messages, window);
            LedgerRate bare = LedgerRate.fromNow(layout.smscLedger());
            BareSmppClient.submit(layout.smsc(), messages, window);
            double bareRate = bare.perSecond();
            System.out.printf("  %,.0f SMS/s%n", bareRate);

            System.out.printf(
                    "Onbehalf: %d SMS of %d numbers, window %d …%n",
                    messages, BenchMessages.OUTBOUND_NUMBERS, window);
            OutboundTopic.fill(layout, messages);
            LedgerRate ours = LedgerRate.fromNow(layout.smscLedger());
            conversationService.start().awaitReady(TIMEOUT);
            ours.await(messages, TIMEOUT);
            double rate = ours.perSecond();
            System.out.printf("  %,.0f SMS/s%n", rate);
            System.out.printf("Onbehalf submits at %.2f of the bare library's rate.%n", rate / bareRate);
            return rate / bareRate >= REQUIRED_SHARE;
        }
    }
}
