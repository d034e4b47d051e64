package io.onbehalf.bench;

import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.SmscAccount;
import io.onbehalf.local.stack.SmscAccountArguments;
import io.onbehalf.smsc.profile.Habit;
import io.onbehalf.smsc.profile.SmscProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The accounts of a soak: the simulator's own, and one for each of its profiles, with a queue and a number
/// of its own.
final class SoakAccounts {

    private static final String USUAL_NUMBER = "+13175550100";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private SoakAccounts() {}

    /// The arguments of conversation-service.
    ///
    /// @param usual the simulator's own account
    static List<String> arguments(SmscAccount usual) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--onbehalf.carrier.accounts[0].numbers[0]=" + USUAL_NUMBER);
        List<SmscProfile> profiles = SmscProfile.odd();
        for (int i = 0; i < profiles.size(); i++) {
            SmscProfile profile = profiles.get(i);
            int index = i + 1;
            String account = "--onbehalf.carrier.accounts[%d].".formatted(index);
            arguments.addAll(SmscAccountArguments.of(index, profile.systemId(), account(usual, profile)));
            arguments.add(account + "numbers[0]=" + number(i));
            if (profile.has(Habit.LATIN_1)) {
                arguments.add(account + "default-alphabet=LATIN1");
                arguments.add(account + "submits.alphabet=LATIN1");
            }
        }
        return arguments;
    }

    private static SmscAccount account(SmscAccount usual, SmscProfile profile) {
        return new SmscAccount(
                usual.host(), usual.port(), profile.systemId(), usual.password(), usual.transactionTimer());
    }

    /// Creates a queue for each profile and returns their ids, once the agent may compose for all.
    static List<String> createQueues(ApiUser admin, ApiUser agent) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        List<SmscProfile> profiles = SmscProfile.odd();
        for (int i = 0; i < profiles.size(); i++) {
            SmscProfile profile = profiles.get(i);
            Map<String, Object> body =
                    Map.of(
                            "name",
                            profile.name(),
                            "outboundMessagingAddresses",
                            Map.of("smsAddress", Map.of("id", number(i))));
            String id = succeeded(profile, admin.post("/routing/queues", body)).text("id");
            Object members = List.of(Map.of("id", DemoUsers.idOf(agent.name())));
            succeeded(profile, admin.post("/routing/queues/%s/members".formatted(id), members));
            ids.add(id);
        }
        boolean known =
                Polling.await(
                        TIMEOUT,
                        INTERVAL,
                        () ->
                                agent.get("/routing/queues/me?pageSize=100").body().path("total").asInt(0)
                                        > ids.size());
        if (!known) {
            throw new Failure("%s is not a member of all queues.".formatted(agent.name()));
        }
        return ids;
    }

    /// In E.164.
    ///
    /// @param profile its place among all
    private static String number(int profile) {
        return "+131755501%02d".formatted(11 + profile);
    }

    private static Answer succeeded(SmscProfile profile, Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new Failure("queue %s: status %d %s".formatted(profile, answer.status(), answer.body()));
        }
        return answer;
    }
}
