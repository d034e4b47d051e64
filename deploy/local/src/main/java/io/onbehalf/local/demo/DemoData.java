package io.onbehalf.local.demo;

import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Creates the demo organization's queues, members and wrap-up codes over the public API.
///
/// Creating again adds whatever is missing: it completes an interrupted run, and restores what users removed.
public final class DemoData {

    private static final Duration REPLICA_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(100);

    private final ApiUser admin;

    /// @param admin a user with the permissions to administer queues and codes
    public DemoData(ApiUser admin) {
        this.admin = admin;
    }

    /// Throws if a call is refused.
    public void create() throws InterruptedException {
        ok(
                "the organization",
                admin.put("/organizations/me", Map.of("name", "Acme", "defaultCountryCode", "US")));
        for (DemoQueue queue : DemoQueue.ALL) {
            create(queue);
        }
    }

    private void create(DemoQueue queue) throws InterruptedException {
        String queueId = findOrCreate("/routing/queues", queue.name(), queue.body());
        addMissing(
                "/routing/queues/" + queueId + "/members",
                queue.members().stream().map(DemoUsers::idOf).collect(Collectors.toSet()));
        Set<String> codes = new HashSet<>();
        for (String code : queue.codes()) {
            codes.add(findOrCreate("/routing/wrapupcodes", code, Map.of("name", code)));
        }
        addMissing("/routing/queues/" + queueId + "/wrapupcodes", codes);
    }

    private String findOrCreate(String path, String name, Object body) throws InterruptedException {
        String search = "?pageSize=100&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        for (JsonNode entity : entities(name, admin.get(path + search))) {
            if (entity.path("name").asString("").equals(name)) {
                return entity.path("id").asString("");
            }
        }
        return ok(name, admin.post(path, body)).text("id");
    }

    /// Adds the ids that the list does not have. The list's owner may not know a new queue yet, so the calls
    /// are repeated until it does.
    private void addMissing(String path, Set<String> ids) throws InterruptedException {
        Set<String> present =
                StreamSupport.stream(
                                entities(path, retryUntilKnown(() -> admin.get(path + "?pageSize=100")))
                                        .spliterator(),
                                false)
                        .map(entity -> entity.path("id").asString(""))
                        .collect(Collectors.toSet());
        List<Map<String, String>> missing =
                ids.stream().filter(id -> !present.contains(id)).map(id -> Map.of("id", id)).toList();
        if (!missing.isEmpty()) {
            ok(path, retryUntilKnown(() -> admin.post(path, missing)));
        }
    }

    /// A call of the public API.
    @FunctionalInterface
    private interface Call {

        Answer make() throws InterruptedException;
    }

    private static Answer retryUntilKnown(Call call) throws InterruptedException {
        long deadline = System.nanoTime() + REPLICA_TIMEOUT.toNanos();
        Answer answer = call.make();
        while ((answer.status() == 404 || answer.status() == 503) && System.nanoTime() < deadline) {
            Thread.sleep(RETRY_INTERVAL);
            answer = call.make();
        }
        return answer;
    }

    private static JsonNode entities(String subject, Answer answer) {
        return ok(subject, answer).body().path("entities");
    }

    private static Answer ok(String subject, Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new Failure(
                    "demo data: %s: status %d %s".formatted(subject, answer.status(), answer.body()));
        }
        return answer;
    }
}
