package io.onbehalf.conversation.domain.settings;

import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The time for which an organization's disconnected SMS conversations may be continued: 0 to 4,320 minutes.
public record ThreadingTimeline(int smsMinutes) {

    public static final int DEFAULT_MINUTES = 4_320;
    public static final int MAX_MINUTES = 4_320;

    public static final Decider<
                    ThreadingTimeline,
                    ThreadingTimelineChangeRequested,
                    ThreadingTimelineUpdated,
                    ConversationReply>
            DECIDER =
                    Decider.untimed(
                            new ThreadingTimeline(DEFAULT_MINUTES),
                            ThreadingTimeline::decide,
                            (_, updated) -> updated.timeline());

    public ThreadingTimeline {
        if (smsMinutes < 0 || smsMinutes > MAX_MINUTES) {
            throw new IllegalArgumentException(
                    "threading timeline: must be 0 to %d minutes, is %d".formatted(MAX_MINUTES, smsMinutes));
        }
    }

    /// A request to change it; null = back to the default.
    public record ThreadingTimelineChangeRequested(@Nullable Integer smsMinutes) {}

    /// It was changed.
    public record ThreadingTimelineUpdated(int smsMinutes, int smsMinutesBefore) {

        public ThreadingTimeline timeline() {
            return new ThreadingTimeline(smsMinutes);
        }
    }

    static Decision<ThreadingTimelineUpdated, ConversationReply> decide(
            ThreadingTimeline current, ThreadingTimelineChangeRequested request) {
        int minutes = request.smsMinutes() == null ? DEFAULT_MINUTES : request.smsMinutes();
        ConversationReply reply = ConversationReply.timeline(minutes);
        return minutes == current.smsMinutes()
                ? Decision.answer(reply)
                : Decision.of(List.of(new ThreadingTimelineUpdated(minutes, current.smsMinutes())), reply);
    }
}
