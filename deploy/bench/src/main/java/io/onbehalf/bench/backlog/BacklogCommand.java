package io.onbehalf.bench.backlog;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.bench.stack.LiveHeap;
import io.onbehalf.bench.stack.OutboundQueues;
import io.onbehalf.bench.stack.TopicWriter;
import io.onbehalf.bench.stack.WaitingMessage;
import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import io.onbehalf.local.stack.SmscAccountArguments;
import io.onbehalf.schemas.Topics;
import io.onbehalf.smsc.ledger.LedgerLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Starts conversation-service with few, many and very many messages that wait for a link that is down, and
/// lets the link come back.
public final class BacklogCommand {

    private static final int FEW = 10_000;

    /// More than are read ahead.
    private static final int MANY = 100_000;

    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final double MEGABYTE = 1 << 20;

    /// What the messages that are read ahead may take.
    private static final long MOST_READ_AHEAD = 64 << 20;

    /// What those that are not read may take: nothing but what two measurements of the same differ by.
    private static final long MOST_UNREAD = 16 << 20;

    private static final int SHOWN_VIOLATIONS = 10;

    private final BacklogOptions options;
    private final DisposableStack stack;
    private final BacklogMessages messages;
    private final JvmPart conversationService;

    private BacklogCommand(BacklogOptions options, DisposableStack stack) {
        this.options = options;
        this.stack = stack;
        this.messages = new BacklogMessages(options.numbers());
        this.conversationService = stack.service(Service.CONVERSATION, arguments());
    }

    /// What a start took.
    private record Start(Duration ready, long heap) {}

    /// True if the start is soon, the heap is flat and the order is kept.
    public static boolean run(BacklogOptions options) throws Exception {
        try (DisposableStack stack = new DisposableStack()) {
            return new BacklogCommand(options, stack).run();
        }
    }

    private boolean run() throws Exception {
        System.out.printf(
                "%d accounts, %d numbers, %,d messages, the link is down%n",
                options.accounts(), options.numbers(), options.messages());
        JvmPart smsc = stack.smsc("--no-receipts");
        createNumbers();
        int few = Math.min(FEW, options.messages());
        int many = Math.min(MANY, options.messages());
        Start small = startWith(0, few);
        conversationService.stop();
        Start middle = startWith(few, many);
        conversationService.stop();
        Start large = startWith(many, options.messages());
        boolean soon = large.ready().compareTo(LONGEST_START) <= 0;
        boolean flat =
                large.heap() - middle.heap() <= MOST_UNREAD && large.heap() - small.heap() <= MOST_READ_AHEAD;
        smsc.start().awaitReady(START_TIMEOUT);
        boolean ordered = isOrdered(smsc);
        System.out.printf(
                "The start is %s, the heap is %s, the order is %s.%n",
                soon ? "soon" : "late", flat ? "flat" : "not flat", ordered ? "kept" : "not kept");
        return soon && flat && ordered;
    }

    private void createNumbers() throws InterruptedException {
        DisposableStack.start(stack.broker(), stack.registry());
        JvmPart queueService = stack.service(Service.QUEUE);
        JvmPart wrapupService = stack.service(Service.WRAPUP);
        DisposableStack.start(queueService, wrapupService, conversationService);
        OutboundQueues.create(stack.layout(), messages.all());
        for (JvmPart service : List.of(conversationService, wrapupService, queueService)) {
            service.stop();
        }
    }

    /// @param from the messages before it are there already
    private Start startWith(int from, int to) throws Exception {
        try (TopicWriter topic = new TopicWriter(stack.layout(), Topics.CARRIER_OUTBOUND)) {
            for (int i = from; i < to; i++) {
                WaitingMessage message = messages.message(i);
                topic.write(message.outboundNumber(), message.request());
            }
        }
        conversationService.start().awaitReady(START_TIMEOUT);
        Duration ready = conversationService.sinceStart();
        long held = CarrierGauge.awaitSteady(stack.layout().url(Port.CONVERSATION_MANAGEMENT, ""));
        Start start = new Start(ready, LiveHeap.bytes(conversationService.pid()));
        System.out.printf(
                "%,9d wait: ready after %.1f s, %,d read ahead, heap %.0f MB%n",
                to, ready.toMillis() / 1_000.0, held, start.heap() / MEGABYTE);
        return start;
    }

    private boolean isOrdered(JvmPart smsc) throws Exception {
        StackLayout layout = stack.layout();
        Thread.sleep(Duration.ofSeconds(options.seconds()));
        long heap = LiveHeap.bytes(conversationService.pid());
        conversationService.stop();
        smsc.stop();
        SubmittedOrder order = new SubmittedOrder();
        LedgerLine.readAll(layout.smscLedger()).forEach(order::add);
        System.out.printf(
                "The link is back: %,d SMS of %d numbers in %d s, heap %.0f MB%n",
                order.submits(), order.numbers(), options.seconds(), heap / MEGABYTE);
        if (order.numbers() < options.numbers()) {
            System.out.println("Not all numbers have submitted: give them more --seconds.");
        }
        order.violations().stream().limit(SHOWN_VIOLATIONS).forEach(System.out::println);
        return order.violations().isEmpty() && order.numbers() == options.numbers();
    }

    private String[] arguments() {
        List<String> arguments = new ArrayList<>(List.of("--onbehalf.carrier.pacing.enabled=false"));
        int[] served = new int[options.accounts()];
        for (int account = 0; account < options.accounts(); account++) {
            arguments.addAll(SmscAccountArguments.of(account, "account-" + account, stack.layout().smsc()));
        }
        for (int number = 0; number < options.numbers(); number++) {
            int account = number % options.accounts();
            arguments.add(
                    "--onbehalf.carrier.accounts[%d].numbers[%d]=%s"
                            .formatted(account, served[account]++, BacklogMessages.number(number)));
        }
        return arguments.toArray(String[]::new);
    }
}
