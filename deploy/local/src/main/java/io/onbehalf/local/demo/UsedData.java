package io.onbehalf.local.demo;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import tools.jackson.databind.JsonNode;

/// What the demo says about data on which somebody has worked: it expects its data as it was created.
public final class UsedData {

    private static final String ADVICE =
            "the demo expects the data as it was created: start it with --clean, or with another --data DIR.";

    private UsedData() {}

    /// Throws if the demo's agents have open work. What an earlier demo leaves is none: of Ben's it leaves a
    /// wrap-up.
    public static void requireNoOpenWork(Api api) throws InterruptedException {
        requireNothing("amy", !interactions(api.signIn("amy")).isEmpty());
        requireNothing("ben", isInConversation(api.signIn("ben")));
    }

    private static boolean isInConversation(ApiUser agent) throws InterruptedException {
        for (JsonNode interaction : interactions(agent)) {
            String id = interaction.path("id").asString("");
            if (agent.participant(id) != null || agent.participant(id, "alerting") != null) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode interactions(ApiUser agent) throws InterruptedException {
        return agent.get("/conversations/messages").body().path("entities");
    }

    private static void requireNothing(String agent, boolean isOpen) {
        if (isOpen) {
            throw new Failure("demo: %s has open interactions, and %s".formatted(agent, ADVICE));
        }
    }

    /// The failure of a demo that was played on data of an earlier run, with what to do.
    public static Failure explained(Failure failure) {
        return new Failure(failure.sentence() + " The data is of an earlier run, and " + ADVICE, failure);
    }
}
