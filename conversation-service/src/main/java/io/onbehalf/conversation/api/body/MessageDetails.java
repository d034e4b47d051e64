package io.onbehalf.conversation.api.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.view.MessageSummary;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.StintAccess;
import io.onbehalf.kit.domain.sms.MessageFailure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as a participant lists it, in the public API's shape.
///
/// @param order its place in the thread: greater than that of every earlier message, with gaps
/// @param errorInfo why it failed, or what is not known of it
record MessageDetails(
        String messageId,
        @JsonProperty("messageURI") String messageUri,
        String messageStatus,
        int messageSegmentCount,
        Instant messageTime,
        long order,
        Metadata messageMetadata,
        List<Object> media,
        @Nullable MessageFailure errorInfo) {

    /// The kind of the message: always a text without events or further content.
    record Metadata(String type, List<Object> events, List<Object> content) {

        private static final Metadata TEXT = new Metadata("Text", List.of(), List.of());
    }

    static MessageDetails of(MessageView message) {
        MessageSummary summary = message.summary();
        return new MessageDetails(
                summary.messageId().value(),
                MessageData.uri(message),
                MessageData.spelled(summary.status()),
                summary.segmentCount(),
                summary.at(),
                StintAccess.place(summary.messageId()),
                Metadata.TEXT,
                List.of(),
                summary.error().map(CarrierError::failure).orElse(null));
    }
}
