package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static io.onbehalf.e2e.Answers.untilStatus;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.onbehalf.local.Caller;
import io.onbehalf.local.Caller.Stint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A queue of a test's own, known to all services, with its one wrap-up code.
///
/// @param number what contacts see as the sender
record TestQueue(String id, String number, String code) {

    /// A queue with a number and members, for which a wrap-up is owed.
    static TestQueue create(Stand stand, String number, Cast... members) throws InterruptedException {
        Caller admin = stand.as(Cast.ADMIN);
        String name = "Queue " + UUID.randomUUID();
        String id =
                ok(
                                200,
                                admin.post(
                                        "/routing/queues",
                                        Map.of(
                                                "name", name,
                                                "acwSettings", Map.of("wrapupPrompt", "MANDATORY"),
                                                "outboundMessagingAddresses",
                                                        Map.of("smsAddress", Map.of("id", number)))))
                        .text("id");
        ok(
                204,
                admin.post(
                        "/routing/queues/" + id + "/members",
                        Arrays.stream(members).map(member -> Map.of("id", member.id())).toList()));
        String code =
                ok(200, admin.post("/routing/wrapupcodes", Map.of("name", "Code of " + name))).text("id");
        untilStatus(
                200, () -> admin.post("/routing/queues/" + id + "/wrapupcodes", List.of(Map.of("id", code))));
        TestQueue queue = new TestQueue(id, number, code);
        for (Cast member : members) {
            queue.awaitKnownTo(stand, member);
        }
        return queue;
    }

    /// Until conversation-service's replica has the queue and the member: then it complains of the number
    /// only.
    private void awaitKnownTo(Stand stand, Cast member) throws InterruptedException {
        Caller agent = stand.as(member);
        untilStatus(400, () -> agent.compose(id, "+1 317", false));
    }

    /// Composes a new conversation to the contact; the agent is connected to it then.
    Stint compose(Caller agent, String contact) throws InterruptedException {
        return connected(agent, ok(200, agent.compose(id, contact, false)).text("id"));
    }

    static Stint connected(Caller agent, String conversationId) throws InterruptedException {
        @Nullable Stint stint =
                await("stint in " + conversationId)
                        .until(() -> agent.stint(conversationId), found -> found != null);
        return requireNonNull(stint);
    }
}
