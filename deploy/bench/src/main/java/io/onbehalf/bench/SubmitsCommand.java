package io.onbehalf.bench;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.bench.stack.OutboundQueues;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import java.time.Duration;
import java.util.List;

/// The command `deploy/bench/run submits`: the sustained submits per second from a full `carrier.outbound`,
/// and those of the bare library with the same window at the same simulator.
final class SubmitsCommand {

    /// The lowest acceptable share of the bare library's rate.
    private static final double REQUIRED_SHARE = 0.4;

    /// Kannel gets so much fewer: each of its messages is an HTTP call.
    private static final int KANNEL_SHARE = 10;

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
            JvmPart queueService = stack.service(Service.QUEUE);
            JvmPart wrapupService = stack.service(Service.WRAPUP);
            DisposableStack.start(queueService, wrapupService, conversationService);
            OutboundQueues.create(layout, BenchMessages.outboundNumbers());
            for (JvmPart service : List.of(conversationService, wrapupService, queueService)) {
                service.stop();
            }

            double bareRate = bareRate(layout, messages, window);
            kannelRate(layout, messages / KANNEL_SHARE, window);
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

    private static double bareRate(StackLayout layout, int messages, int window) throws InterruptedException {
        System.out.printf("Bare library: %d SMS, window %d …%n", messages, window);
        LedgerRate bare = LedgerRate.fromNow(layout.smscLedger());
        BareSmppClient.submit(layout.smsc(), messages, window);
        double rate = bare.perSecond();
        System.out.printf("  %,.0f SMS/s%n", rate);
        return rate;
    }

    private static void kannelRate(StackLayout layout, int messages, int window) throws Exception {
        if (!Kannel.isInstalled()) {
            System.out.println("Kannel is not installed: apt-get install kannel.");
            return;
        }
        System.out.printf("Kannel, from HTTP: %d SMS, window %d …%n", messages, window);
        try (Kannel kannel = Kannel.start(layout.data().resolve("kannel"), layout.smsc(), window)) {
            LedgerRate rate = LedgerRate.fromNow(layout.smscLedger());
            kannel.send(messages);
            rate.await(messages, TIMEOUT);
            System.out.printf("  %,.0f SMS/s%n", rate.perSecond());
        }
    }
}
