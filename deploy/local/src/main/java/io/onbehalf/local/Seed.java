package io.onbehalf.local;

import io.onbehalf.local.Api.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The demo organization's queues, members and wrap-up codes.
///
/// Planting again completes what an interrupted planting began, and with it undoes what users removed since.
public final class Seed {

    private static final Duration REPLICA_PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final List<DemoQueue> QUEUES =
            List.of(
                    new DemoQueue(
                            "Support",
                            "+13175550100",
                            "MANDATORY",
                            List.of("amy", "ben"),
                            List.of("Resolved", "Follow-up", "No answer")),
                    new DemoQueue(
                            "Sales",
                            "+442079460100",
                            "OPTIONAL",
                            List.of("ben"),
                            List.of("Sold", "Follow-up", "No answer")),
                    new DemoQueue(
                            "Billing", null, "MANDATORY", List.of("amy"), List.of("Resolved", "Refunded")));

    private final Caller admin;

    /// @param admin a caller with the permissions to administer queues and codes
    public Seed(Caller admin) {
        this.admin = admin;
    }

    private record DemoQueue(
            String name,
            @Nullable String number,
            String wrapupPrompt,
            List<String> members,
            List<String> codes) {

        Map<String, Object> body() {
            Map<String, Object> body = new HashMap<>();
            body.put("name", name);
            body.put("description", "Demo queue " + name);
            body.put("acwSettings", Map.of("wrapupPrompt", wrapupPrompt));
            if (number != null) {
                body.put("outboundMessagingAddresses", Map.of("smsAddress", Map.of("id", number)));
            }
            return body;
        }
    }

    public void plant() throws InterruptedException {
        ok(
                "the organization",
                admin.put("/organizations/me", Map.of("name", "Acme", "defaultCountryCode", "US")));
        for (DemoQueue queue : QUEUES) {
            plant(queue);
        }
    }

    private void plant(DemoQueue queue) throws InterruptedException {
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

    /// Adds those that are not there. The owner of the list may not know a new queue yet: it is asked again.
    private void addMissing(String path, Set<String> ids) throws InterruptedException {
        Set<String> present =
                StreamSupport.stream(
                                entities(path, untilKnown(() -> admin.get(path + "?pageSize=100")))
                                        .spliterator(),
                                false)
                        .map(entity -> entity.path("id").asString(""))
                        .collect(Collectors.toSet());
        List<Map<String, String>> missing =
                ids.stream().filter(id -> !present.contains(id)).map(id -> Map.of("id", id)).toList();
        if (!missing.isEmpty()) {
            ok(path, untilKnown(() -> admin.post(path, missing)));
        }
    }

    /// A call of the public API.
    @FunctionalInterface
    private interface Call {

        Answer make() throws InterruptedException;
    }

    private static Answer untilKnown(Call call) throws InterruptedException {
        long end = System.nanoTime() + REPLICA_PATIENCE.toNanos();
        Answer answer = call.make();
        while ((answer.status() == 404 || answer.status() == 503) && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
            answer = call.make();
        }
        return answer;
    }

    private static JsonNode entities(String what, Answer answer) {
        return ok(what, answer).body().path("entities");
    }

    private static Answer ok(String what, Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new Failure("demo data: %s: status %d %s".formatted(what, answer.status(), answer.body()));
        }
        return answer;
    }
}
