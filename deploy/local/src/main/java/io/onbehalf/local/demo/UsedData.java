package io.onbehalf.local.demo;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import java.util.List;

/// What the demo says about data on which somebody has worked: it expects its data as it was created.
public final class UsedData {

    private static final String ADVICE =
            "the demo expects the data as it was created: start it with --clean, or with another --data DIR.";

    private UsedData() {}

    /// Throws if the demo would meet other work: its agents have interactions, or some wait for them.
    public static void requireNoOpenWork(Api api) throws InterruptedException {
        for (String agent : List.of("amy", "ben")) {
            ApiUser user = api.signIn(agent);
            if (hasEntries(user.get("/conversations/messages"))) {
                throw new Failure("demo: %s has open interactions, and %s".formatted(agent, ADVICE));
            }
            for (String queue : queuesOf(agent)) {
                requireNothingWaits(user, queue);
            }
        }
    }

    private static List<String> queuesOf(String agent) {
        return DemoQueue.ALL.stream()
                .filter(queue -> queue.members().contains(agent))
                .map(DemoQueue::name)
                .toList();
    }

    private static void requireNothingWaits(ApiUser member, String queue) throws InterruptedException {
        String waiting = "/onbehalf/queues/%s/conversations?state=waiting".formatted(idOf(member, queue));
        if (hasEntries(member.get(waiting))) {
            throw new Failure("demo: conversations wait in %s, and %s".formatted(queue, ADVICE));
        }
    }

    private static String idOf(ApiUser member, String queue) throws InterruptedException {
        try {
            return member.queueId(queue);
        } catch (Failure notMember) {
            throw explained(notMember);
        }
    }

    /// The failure of a demo that was played on data of an earlier run, with what to do.
    public static Failure explained(Failure failure) {
        return new Failure(failure.sentence() + " The data is of an earlier run, and " + ADVICE, failure);
    }

    private static boolean hasEntries(Answer list) {
        return !list.body().path("entities").isEmpty();
    }
}
