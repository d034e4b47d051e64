package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static io.onbehalf.e2e.Answers.untilStatus;
import static org.awaitility.Awaitility.await;

import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Caller;
import io.onbehalf.local.Caller.Stint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// An agent's conversation with a contact, as the API shows it.
record Chat(Caller agent, Stint stint) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// A new one.
    static Chat compose(TestQueue queue, Caller agent, String contact) throws InterruptedException {
        return new Chat(agent, queue.compose(agent, contact));
    }

    /// Sends the text; answers the message's id.
    String send(String text) throws InterruptedException {
        return ok(200, agent.post(Paths.messages(stint), Map.of("textBody", text))).text("id");
    }

    Answer message(String id) {
        return untilStatus(200, () -> agent.get(Paths.conversation(stint) + "/messages/" + id));
    }

    void awaitStatus(String id, String status) {
        await().atMost(PATIENCE).until(() -> message(id).text("status"), status::equals);
    }

    /// Why the message failed; a missing node if it did not.
    JsonNode error(String id) throws InterruptedException {
        JsonNode participants = ok(200, agent.get(Paths.conversation(stint))).body().path("participants");
        return StreamSupport.stream(participants.spliterator(), false)
                .flatMap(each -> StreamSupport.stream(each.path("messages").spliterator(), false))
                .filter(each -> each.path("messageId").asString("").equals(id))
                .findFirst()
                .orElseThrow()
                .path("errorInfo");
    }

    /// What was said by both.
    List<String> texts() throws InterruptedException {
        List<String> ids =
                ok(200, agent.get(Paths.conversation(stint))).body().findValuesAsString("messageId");
        return ok(200, agent.post(Paths.conversation(stint) + "/messages/bulk", ids))
                .body()
                .findValuesAsString("textBody");
    }

    /// Until the contact's text is there too.
    void awaitText(String text) {
        await().atMost(PATIENCE).until(() -> texts().contains(text));
    }
}
