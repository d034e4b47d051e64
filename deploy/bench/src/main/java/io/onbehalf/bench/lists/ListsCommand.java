package io.onbehalf.bench.lists;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The command `deploy/bench/run lists`: how long the pages of lists take on a stack with much data.
public final class ListsCommand {

    private ListsCommand() {}

    /// True if every page is fast enough.
    public static boolean run(ListsOptions options) throws Exception {
        try (DisposableStack stack = new DisposableStack()) {
            DisposableStack.start(stack.broker(), stack.registry(), stack.smsc());
            DisposableStack.start(
                    stack.service(Service.QUEUE),
                    stack.service(Service.CONVERSATION),
                    stack.service(Service.WRAPUP),
                    stack.service(Service.GATEWAY));
            stack.createDemoData();
            Api api = new Api(stack.layout().gatewayUrl());
            long start = System.nanoTime();
            ListData data =
                    new ListFiller(stack.layout(), options, api.signIn("admin"))
                            .fill(api.signIn(ListFiller.AGENT));
            System.out.printf(
                    "%,d waiting, %,d members, %,d queues, %,d held, %,d messages, %,d codes, %,d owed: filled in %d s%n%n",
                    options.waiting(),
                    options.members(),
                    options.queues(),
                    options.held(),
                    options.messages(),
                    options.codes(),
                    options.owed(),
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
            // The tokens of the filling may be about to expire.
            return measure(options, data, api.signIn("admin"), api.signIn(ListFiller.AGENT));
        }
    }

    private static boolean measure(ListsOptions options, ListData data, ApiUser admin, ApiUser agent)
            throws InterruptedException {
        List<PageCall> calls = new PageCalls(options, data, admin, agent).all();
        System.out.println(ListReport.heading());
        List<PageCall.Measured> measured = new ArrayList<>();
        for (PageCall call : calls) {
            PageCall.Measured times = call.measure(options.warmUp(), options.calls());
            System.out.println(ListReport.line(times));
            measured.add(times);
        }
        boolean fast = ListReport.isFast(measured);
        System.out.println(
                fast ? "\nNo page takes longer than it may." : "\nA page takes longer than it may.");
        return fast;
    }
}
