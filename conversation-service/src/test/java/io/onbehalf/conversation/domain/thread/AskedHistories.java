package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.quicktheories.core.Gen;

/// Random histories of the specification's thread, as they come over Kafka.
public final class AskedHistories {

    private AskedHistories() {}

    /// A request of a history as it comes over Kafka.
    ///
    /// @param answered whether somebody waits for the answer, so that it may come again
    public record Asked(Topic topic, SpecificRecord request, boolean answered) {}

    /// As steps, which shrink to short ones.
    public static Gen<List<Integer>> steps() {
        return Histories.steps();
    }

    /// What the steps ask for, each under a request id of its own.
    public static List<Asked> asked(List<Integer> steps) {
        List<Asked> history = new ArrayList<>();
        for (ThreadRequest request : Histories.requests(steps)) {
            history.add(asked("r" + history.size(), request));
        }
        return history;
    }

    private static Asked asked(String id, ThreadRequest request) {
        boolean event = request instanceof ThreadRequest.WrapupCompleted;
        return new Asked(
                event ? Topics.WRAPUP_EVENTS : Topics.CONVERSATION_REQUESTS,
                MAPPER.toAvro((Record) request, onlyInAvro(id, request)),
                request instanceof AgentRequest);
    }

    /// The fields that the domain's record does not have, in all requests and events that it may be.
    private static Map<String, Object> onlyInAvro(String id, ThreadRequest request) {
        Map<String, Object> fields = new HashMap<>();
        List.of("requestId", "eventId", "messageId").forEach(name -> fields.put(name, id));
        List.of("requestedAt", "occurredAt").forEach(name -> fields.put(name, ThreadSpec.START));
        List.of("requestedBy", "completedBy").forEach(name -> fields.put(name, "sue"));
        fields.put("fingerprint", "print of " + id);
        fields.put("threadId", ThreadSpec.THREAD);
        fields.put("sequence", 1L);
        fields.put("queueId", "support");
        fields.put("outboundNumber", ThreadSpec.NUMBER.value());
        fields.put("attempt", 1);
        names(request.getClass()).forEach(fields::remove);
        return fields;
    }

    /// The names of a record's components and of those of the values in it, which are flat in Avro.
    private static Stream<String> names(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(each ->
                        each.getType().isRecord()
                                ? Stream.concat(Stream.of(each.getName()), names(each.getType()))
                                : Stream.of(each.getName()));
    }
}
