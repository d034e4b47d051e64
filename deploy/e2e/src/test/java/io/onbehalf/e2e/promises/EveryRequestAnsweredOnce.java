package io.onbehalf.e2e.promises;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// Every request is answered, and all answers to one request id are the same.
///
/// Only a request with another content under the same key hears something else: that the key is taken.
///
/// Valid: `QueueCreateRequested(r1) QueueCreateRequested(r1) QueueReply(r1, q1) QueueReply(r1, q1)`. Invalid:
/// `QueueCreateRequested(r1)` alone; `QueueReply(r1, q1) QueueReply(r1, q2)`.
public final class EveryRequestAnsweredOnce extends Promise {

    /// The mobile network and our own timers ask, too, and wait for no answer.
    private static final Set<String> NOBODY_WAITS = Set.of("carrier", "conversation-service");

    private static final String KEY_REUSED = "idempotency.key.reused";

    private final Map<String, Entry> requests = new HashMap<>();
    private final Map<String, Entry> replies = new HashMap<>();
    private final Set<String> answered = new HashSet<>();

    @Override
    public void onEvent(Entry entry) {
        String id = entry.text("requestId");
        if (entry.isRequest() && !id.isEmpty() && !NOBODY_WAITS.contains(entry.text("requestedBy"))) {
            requests.putIfAbsent(id, entry);
        }
        if (entry.isReply()) {
            answered.add(id);
            if (!isReuse(entry.value())) {
                answeredWith(id, entry);
            }
        }
    }

    private void answeredWith(String id, Entry entry) {
        Entry before = replies.putIfAbsent(id, entry);
        if (before != null && !String.valueOf(before.value()).equals(String.valueOf(entry.value()))) {
            violated(
                    "%s: request %s was answered differently by %s"
                            .formatted(entry.place(), id, before.place()));
        }
    }

    private static boolean isReuse(@Nullable GenericRecord reply) {
        return reply != null
                && reply.get("refusal") instanceof GenericRecord refusal
                && String.valueOf(refusal.get("code")).equals(KEY_REUSED);
    }

    @Override
    protected void onEnd() {
        requests.forEach((id, request) -> {
            if (!answered.contains(id)) {
                violated("%s: request %s was never answered".formatted(request.place(), id));
            }
        });
    }
}
