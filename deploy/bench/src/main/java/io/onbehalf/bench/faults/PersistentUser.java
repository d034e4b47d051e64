package io.onbehalf.bench.faults;

import io.onbehalf.bench.settled.AcceptedCall;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.IdempotencyKey;
import io.onbehalf.kit.web.RequestFingerprint;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A user as a good client is: each change has an Idempotency-Key, and is repeated, at one gateway or the
/// other, until it is answered.
final class PersistentUser {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final List<ApiUser> gateways;
    private final CallLog log;
    private final Random random;

    /// @param gateways the same user at each gateway
    PersistentUser(List<ApiUser> gateways, CallLog log, Random random) {
        this.gateways = gateways;
        this.log = log;
        this.random = random;
    }

    String userId() {
        return gateways.getFirst().userId();
    }

    /// A call that changes something.
    ///
    /// @param kind for the report
    /// @param request a name of the request, where the call makes several; empty for its main one
    /// @param effects the types of events of which an accepted one must have one
    record Change(
            String kind,
            String method,
            String path,
            @Nullable Object body,
            String request,
            Set<String> effects) {

        Change(String kind, String method, String path, @Nullable Object body, String... effects) {
            this(kind, method, path, body, "", Set.of(effects));
        }
    }

    /// The answer; null if there was none in time.
    @Nullable Answer change(Change change) throws InterruptedException {
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Answer answer = once(change, key);
            if (answer != null && answer.status() < 500) {
                note(change, key, answer);
                return answer;
            }
            Thread.sleep(PAUSE);
        }
        log.unknown(change.kind());
        return null;
    }

    private @Nullable Answer once(Change change, String key) throws InterruptedException {
        try {
            return any().call(change.method(), change.path(), change.body(), key);
        } catch (Failure noAnswer) {
            return null;
        }
    }

    private ApiUser any() {
        return gateways.get(random.nextInt(gateways.size()));
    }

    private void note(Change change, String key, Answer answer) {
        if (answer.status() >= 400) {
            log.refused(change.kind());
            return;
        }
        RequestStamp stamp = stamp(change.method() + " /api/v2" + change.path(), key);
        String request =
                change.request().isEmpty() ? stamp.requestId() : stamp.of(change.request()).requestId();
        log.accepted(change.kind(), new AcceptedCall(change.kind(), request, change.effects()));
    }

    /// As the services make it.
    private RequestStamp stamp(String operation, String key) {
        Caller caller = new Caller(userId(), "", DemoUsers.ORGANIZATION, Set.of(), Instant.MAX);
        return RequestStamp.of(
                caller,
                operation,
                new IdempotencyKey(Optional.of(key)),
                new RequestFingerprint(""),
                Instant.EPOCH);
    }

    /// What a path shows; a missing node if it shows nothing now.
    JsonNode read(String path) throws InterruptedException {
        try {
            Answer answer = any().get(path);
            return answer.status() == 200 ? answer.body() : JsonMapper.shared().missingNode();
        } catch (Failure noAnswer) {
            return JsonMapper.shared().missingNode();
        }
    }

    /// One of the entities that a path lists; a missing node if there is none now.
    JsonNode oneOf(String path) throws InterruptedException {
        JsonNode entities = read(path).path("entities");
        return entities.isEmpty()
                ? JsonMapper.shared().missingNode()
                : entities.get(random.nextInt(entities.size()));
    }
}
