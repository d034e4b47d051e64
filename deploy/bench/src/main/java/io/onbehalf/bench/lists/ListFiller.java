package io.onbehalf.bench.lists;

import io.onbehalf.bench.stack.EndedStints;
import io.onbehalf.bench.stack.GroupLag;
import io.onbehalf.bench.stack.ThreadHash;
import io.onbehalf.bench.stack.TopicWriter;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ComposeRequested;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import io.onbehalf.schemas.queue.QueueMembersAddRequested;
import io.onbehalf.schemas.queue.UserCreateRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Gives a running stack the data of [ListsOptions]: queues over the API, everything else by the requests
/// that the services would have got, so that stores and topics are as after them.
final class ListFiller {

    static final String AGENT = "amy";

    /// They must have read everything, each after those before it.
    private static final List<String> GROUPS =
            List.of(
                    "queue-service",
                    "conversation-service",
                    "conversation-service-follow-ups",
                    "wrapup-service",
                    "wrapup-service-owed-wrapups");

    /// Less than the life of a token.
    private static final Duration TIMEOUT = Duration.ofMinutes(50);

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final StackLayout layout;
    private final ListsOptions options;
    private final ApiUser admin;
    private final ListRequests requests;

    ListFiller(StackLayout layout, ListsOptions options, ApiUser admin) {
        this.layout = layout;
        this.options = options;
        this.admin = admin;
        requests = new ListRequests(ThreadHash.of(layout));
    }

    /// Returns when all services have read everything and the agent sees what waits.
    ListData fill(ApiUser agent) throws InterruptedException {
        ListQueue crowded = queue("Crowded", "+13175550111");
        ListQueue quiet = queue("Quiet", "+13175550112");
        for (int i = 2; i < options.queues(); i++) {
            queue("Queue %03d".formatted(i), "+1317556%04d".formatted(i));
        }
        writeMembers(crowded);
        writeConversations(crowded, quiet);
        String agentId = DemoUsers.idOf(AGENT);
        new EndedStints("owed", options.owed(), _ -> agentId, quiet.id(), Instant.now(), Optional.empty())
                .write(layout);
        GroupLag.awaitNone(layout, GROUPS, TIMEOUT);
        String members = "/routing/queues/%s/members".formatted(crowded.id());
        await("members of a queue", options.members() + 1, () -> total(admin, members));
        await("conversations of the agent", options.held(), () -> total(agent, "/conversations/messages"));
        await("conversations that wait", options.waiting(), () -> waiting(agent, crowded));
        addCodes(quiet);
        return new ListData(crowded, quiet, longConversation(agent, quiet));
    }

    private void addCodes(ListQueue queue) throws InterruptedException {
        String codes = "/routing/queues/%s/wrapupcodes".formatted(queue.id());
        int before = total(admin, "/routing/wrapupcodes");
        for (int first = 0; first < options.codes(); first += ListRequests.BATCH) {
            List<Map<String, String>> batch = new ArrayList<>();
            for (int i = first; i < Math.min(first + ListRequests.BATCH, options.codes()); i++) {
                Map<String, String> body = Map.of("name", "Code %04d".formatted(i));
                String id = succeeded("code", admin.post("/routing/wrapupcodes", body)).text("id");
                batch.add(Map.of("id", id));
            }
            await("codes", before + first + batch.size(), () -> total(admin, "/routing/wrapupcodes"));
            succeeded("codes of " + queue.name(), admin.post(codes, batch));
        }
        await("codes of a queue", options.codes(), () -> total(admin, codes));
    }

    /// A new queue of which the agent is a member.
    private ListQueue queue(String name, String number) throws InterruptedException {
        Map<String, Object> body =
                Map.of(
                        "name",
                        name,
                        "outboundMessagingAddresses",
                        Map.of("smsAddress", Map.of("id", number)));
        String id = succeeded("queue " + name, admin.post("/routing/queues", body)).text("id");
        succeeded(
                "members of " + name,
                admin.post(
                        "/routing/queues/%s/members".formatted(id),
                        List.of(Map.of("id", DemoUsers.idOf(AGENT)))));
        return new ListQueue(id, name, number);
    }

    private void writeMembers(ListQueue queue) {
        try (TopicWriter topic = new TopicWriter(layout, Topics.QUEUE_REQUESTS)) {
            for (int user = 0; user < options.members(); user++) {
                UserCreateRequested request = ListRequests.user(user);
                topic.write(request.getOrganizationId(), request);
            }
            for (int first = 0; first < options.members(); first += ListRequests.BATCH) {
                QueueMembersAddRequested request = ListRequests.members(queue.id(), first, options.members());
                topic.write(request.getOrganizationId(), request);
            }
        }
    }

    private void writeConversations(ListQueue crowded, ListQueue quiet) {
        try (TopicWriter topic = new TopicWriter(layout, Topics.CONVERSATION_REQUESTS)) {
            for (int text = 0; text < options.messages(); text++) {
                write(topic, requests.text(quiet, contact("212", 0), text));
            }
            for (int i = 0; i < options.waiting(); i++) {
                write(topic, requests.text(crowded, contact("312", i), 0));
            }
            for (int i = 0; i < options.held(); i++) {
                ComposeRequested request = requests.compose(quiet, contact("415", i), AGENT);
                topic.write(request.getThreadId(), request);
            }
        }
    }

    private static void write(TopicWriter topic, InboundSmsReceived text) {
        topic.write(text.getThreadId(), text);
    }

    /// In E.164.
    static String contact(String area, int number) {
        return "+1%s%07d".formatted(area, 2_000_000 + number);
    }

    /// Reads the length of a list.
    @FunctionalInterface
    private interface Length {

        int read() throws InterruptedException;
    }

    private static void await(String list, int expected, Length length) throws InterruptedException {
        if (!Polling.await(TIMEOUT, INTERVAL, () -> length.read() == expected)) {
            throw new Failure("%s: %d of %d after %s.".formatted(list, length.read(), expected, TIMEOUT));
        }
    }

    /// The length of a list by its pages; -1 if they have none.
    private static int total(ApiUser caller, String path) throws InterruptedException {
        return caller.get(path).body().path("total").asInt(-1);
    }

    /// How many conversations wait in a queue; -1 while the agent does not see the queue.
    private static int waiting(ApiUser agent, ListQueue queue) throws InterruptedException {
        for (JsonNode count : agent.get("/onbehalf/queues/counts?pageSize=500").body().path("entities")) {
            if (count.path("id").asString("").equals(queue.id())) {
                return count.path("waiting").asInt(-1);
            }
        }
        return -1;
    }

    /// The only conversation that waits in a queue.
    private static String longConversation(ApiUser agent, ListQueue queue) throws InterruptedException {
        String path = "/onbehalf/queues/%s/conversations?state=waiting".formatted(queue.id());
        JsonNode waiting = succeeded(path, agent.get(path)).body().path("entities");
        if (waiting.size() != 1) {
            throw new Failure("%d conversations wait in queue %s.".formatted(waiting.size(), queue.name()));
        }
        return waiting.path(0).path("id").asString("");
    }

    private static Answer succeeded(String subject, Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new Failure("%s: status %d %s".formatted(subject, answer.status(), answer.body()));
        }
        return answer;
    }
}
