package io.onbehalf.bench.promises;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// Every request gets a reply, and all replies to one request id are equal.
///
/// Three exceptions: a request with another content under the same key gets the reply that the key is in use,
/// one that is refused for now may be accepted when it is sent again, and one without a key is refused when
/// it comes again after its caller has given up.
///
/// Valid: `QueueCreateRequested(r1) QueueCreateRequested(r1) QueueReply(r1, q1) QueueReply(r1, q1)`. Invalid:
/// `QueueCreateRequested(r1)` alone; `QueueReply(r1, q1) QueueReply(r1, q2)`.
public final class EveryRequestAnsweredOnce extends Promise {

    /// The requesters that wait for no reply: the carrier, and services with their own timers.
    private static final Set<String> WITHOUT_REPLY =
            Set.of("carrier", "conversation-service", "wrapup-service");

    private static final Set<String> NOT_FINAL =
            Set.of(
                    "idempotency.key.reused",
                    "request.expired",
                    "too.many.messages.under.way",
                    "too.many.wrapups.owed");

    private final Map<String, TopicRecord> requests = new HashMap<>();
    private final Map<String, TopicRecord> replies = new HashMap<>();
    private final Set<String> answered = new HashSet<>();

    @Override
    public void onRecord(TopicRecord record) {
        String id = record.text("requestId");
        if (record.isRequest() && !id.isEmpty() && !WITHOUT_REPLY.contains(record.text("requestedBy"))) {
            requests.putIfAbsent(id, record);
        }
        if (record.isReply()) {
            answered.add(id);
            if (isFinal(record.value())) {
                addReply(id, record);
            }
        }
    }

    private void addReply(String id, TopicRecord record) {
        TopicRecord before = replies.putIfAbsent(id, record);
        if (before != null && !String.valueOf(before.value()).equals(String.valueOf(record.value()))) {
            violated(
                    "%s: request %s was answered differently%s by %s%s"
                            .formatted(record.place(), id, refusal(record), before.place(), refusal(before)));
        }
    }

    /// Its code, which names nothing of a contact.
    private static String refusal(TopicRecord reply) {
        GenericRecord value = reply.value();
        return value != null
                        && value.hasField("refusal")
                        && value.get("refusal") instanceof GenericRecord refusal
                ? " (" + refusal.get("code") + ")"
                : "";
    }

    private static boolean isFinal(@Nullable GenericRecord reply) {
        return reply == null
                || !(reply.get("refusal") instanceof GenericRecord refusal)
                || !NOT_FINAL.contains(String.valueOf(refusal.get("code")));
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
