package io.onbehalf.conversation.api.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onbehalf.conversation.domain.view.MessageSummary;
import io.onbehalf.conversation.domain.view.MessageView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as a participant lists it, in the public API's shape.
record MessageDetails(
        String messageId,
        @JsonProperty("messageURI") String messageUri,
        String messageStatus,
        int messageSegmentCount,
        Instant messageTime,
        List<Object> media,
        @Nullable ErrorInfo errorInfo) {

    static MessageDetails of(MessageView message) {
        MessageSummary summary = message.summary();
        return new MessageDetails(
                summary.messageId().value(),
                MessageData.uri(message),
                MessageData.spelled(summary.status()),
                summary.segmentCount(),
                summary.at(),
                List.of(),
                summary.error().map(ErrorInfo::of).orElse(null));
    }
}
