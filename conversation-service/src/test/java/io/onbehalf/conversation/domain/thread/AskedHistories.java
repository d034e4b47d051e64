package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ThreadRequest.SmsSubmitSettled;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadTimerExpired;
import io.onbehalf.conversation.topology.AvroMapping;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        boolean event =
                request instanceof ThreadRequest.WrapupCompleted
                        || request instanceof ThreadRequest.WrapupRefused;
        return new Asked(
                event ? Topics.WRAPUP_EVENTS : Topics.CONVERSATION_REQUESTS,
                AvroMapping.MAPPER.toAvro((Record) request, onlyInAvro(id, request)),
                !event && !fromTheNetworkOrTheClock(request));
    }

    private static boolean fromTheNetworkOrTheClock(ThreadRequest request) {
        return request instanceof InboundSmsReceived
                || request instanceof SmsSubmitSettled
                || request instanceof DeliveryReceiptReceived
                || request instanceof ThreadTimerExpired;
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
        for (RecordComponent component : request.getClass().getRecordComponents()) {
            fields.remove(component.getName());
        }
        return fields;
    }
}
