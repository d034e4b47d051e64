package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest;
import io.onbehalf.conversation.domain.CarrierRequest;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadTimerExpired;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCorrected;
import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.quicktheories.core.Gen;

/// Random histories of the specification's thread, as they come over Kafka.
public final class RequestHistories {

    private static final RecordMapper MAPPER = RecordMapper.ofCatalogue();

    private RequestHistories() {}

    /// The next step of a history.
    public sealed interface Step {}

    /// A request as it comes over Kafka.
    ///
    /// @param answered whether a caller waits for the answer, so that it may be repeated
    public record Sent(Topic topic, SpecificRecord request, boolean answered) implements Step {}

    /// Time passes, so that timers may be due.
    public record Waited(Duration time) implements Step {}

    /// As numbers, which shrink to short histories.
    public static Gen<List<Integer>> steps() {
        return Histories.steps();
    }

    /// The steps of a history; each request has an id of its own.
    public static List<Step> of(List<Integer> steps) {
        List<Step> history = new ArrayList<>();
        for (ThreadRequest request : Histories.requests(steps)) {
            history.add(step("r" + history.size(), request));
        }
        return history;
    }

    /// The requests of a history as the domain takes them.
    public static List<ThreadRequest> requests(List<Integer> steps) {
        return Histories.requests(steps);
    }

    private static Step step(String id, ThreadRequest request) {
        if (request instanceof ThreadTimerExpired) {
            return new Waited(Duration.ofMinutes(20));
        }
        boolean event = request instanceof WrapupCompleted || request instanceof WrapupCorrected;
        return new Sent(
                event ? Topics.WRAPUP_EVENTS : Topics.CONVERSATION_REQUESTS,
                avro(id, request),
                request instanceof AgentRequest);
    }

    public static SpecificRecord avro(String id, ThreadRequest request) {
        return MAPPER.toAvro((Record) request, onlyInAvro(id, request));
    }

    /// The fields that the domain's record does not have, in all requests and events that it may be.
    private static Map<String, Object> onlyInAvro(String id, ThreadRequest request) {
        Map<String, Object> fields = new HashMap<>();
        List.of("requestId", "eventId", "messageId").forEach(name -> fields.put(name, id));
        List.of("requestedAt", "occurredAt").forEach(name -> fields.put(name, ThreadSpec.START));
        List.of("requestedBy", "completedBy", "correctedBy").forEach(name -> fields.put(name, "sue"));
        fields.putAll(ActorFields.of(actor(request)));
        fields.put("fingerprint", "print of " + id);
        fields.put("awaitedUntil", Optional.empty());
        fields.put("threadId", ThreadSpec.THREAD);
        fields.put("sequence", 1L);
        fields.put("queueId", "support");
        fields.put("reason", "on leave");
        fields.put("outboundNumber", ThreadSpec.NUMBER.value());
        fields.put("attempt", 1);
        fields.keySet().removeIf(name -> RecordMapper.has(request.getClass(), name));
        return fields;
    }

    private static Actor actor(ThreadRequest request) {
        return switch (request) {
            case InboundSmsReceived _ -> Actor.CONTACT;
            case CarrierRequest _ -> Actor.CARRIER;
            default -> Actor.user(new UserId("sue"));
        };
    }
}
