package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.schemas.conversation.ParticipantConnected;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.conversation.Purpose;
import io.onbehalf.schemas.conversation.WrapupForwarded;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import io.onbehalf.wrapup.domain.StintFact;
import io.onbehalf.wrapup.domain.WrapupEvent;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupRefused;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// The one place where the domain's records and Avro's meet.
public final class WrapupMapping {

    private WrapupMapping() {}

    /// Where the Avro records of this service's names are.
    public static RecordMapper mapper() {
        return new RecordMapper(
                "io.onbehalf.schemas.wrapup",
                "io.onbehalf.schemas.conversation",
                "io.onbehalf.schemas.common");
    }

    /// Whether a request or a conversation's event is about a stint that may have to be wrapped up.
    static boolean isAboutStint(SpecificRecord asked) {
        return switch (asked) {
            case WrapupRequested _, WrapupForwarded _ -> true;
            case ParticipantConnected fact ->
                    isAgentOfQueue(fact.getPurpose(), fact.getUserId(), fact.getQueueId());
            case ParticipantDisconnected fact ->
                    isAgentOfQueue(fact.getPurpose(), fact.getUserId(), fact.getQueueId());
            default -> false;
        };
    }

    private static boolean isAgentOfQueue(Purpose purpose, @Nullable String user, @Nullable String queue) {
        return purpose == Purpose.AGENT && user != null && queue != null;
    }

    /// Null for what the conversation has told already.
    static @Nullable SpecificRecord event(RecordMapper mapper, WrapupEvent event, Map<String, ?> header) {
        return switch (event) {
            case StintFact _ -> null;
            case WrapupOpened opened -> mapper.toAvro(opened, header);
            case WrapupCompleted completed -> mapper.toAvro(completed, header);
            case WrapupRefused refused -> mapper.toAvro(refused, header);
        };
    }
}
