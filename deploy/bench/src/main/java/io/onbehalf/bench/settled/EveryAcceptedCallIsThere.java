package io.onbehalf.bench.settled;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.TopicRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A call that was answered with success is on the topics: its request was accepted, and its event is there.
///
/// Valid: `ConversationStarted(r1) ConversationReply(r1)`. Invalid: `ConversationReply(r1)` alone,
/// `ConversationReply(r1, refused)`, or neither.
public final class EveryAcceptedCallIsThere extends Promise {

    private final List<AcceptedCall> calls;
    private final Set<String> accepted = new HashSet<>();
    private final Map<String, Set<String>> effects = new HashMap<>();

    public EveryAcceptedCallIsThere(Collection<AcceptedCall> calls) {
        this.calls = List.copyOf(calls);
    }

    @Override
    public void onRecord(TopicRecord record) {
        if (record.isReply() && record.text("refusal").isEmpty()) {
            accepted.add(record.text("requestId"));
        }
        if (record.isEvent()) {
            effects.computeIfAbsent(record.text("requestId"), _ -> new HashSet<>()).add(record.type());
        }
    }

    @Override
    protected void onEnd() {
        for (AcceptedCall call : calls) {
            Set<String> found = effects.getOrDefault(call.requestId(), Set.of());
            if (!accepted.contains(call.requestId())) {
                violated(
                        "request %s of %s was answered with success, but no reply accepts it; its events: %s"
                                .formatted(call.requestId(), call.operation(), found));
            } else if (!call.effects().isEmpty() && call.effects().stream().noneMatch(found::contains)) {
                violated(
                        "request %s of %s was answered with success, but has none of the events %s; it has %s"
                                .formatted(call.requestId(), call.operation(), call.effects(), found));
            }
        }
    }
}
