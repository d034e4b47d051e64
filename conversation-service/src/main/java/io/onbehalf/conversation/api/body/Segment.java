package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.view.ParticipantView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part of a session in which its participant did one thing: was alerted, or was connected.
///
/// @param type `Alert` or `Interact`, as in the original
/// @param howEnded with which the next begins, or `Disconnect`; null while it lasts
record Segment(
        Instant startTime,
        @Nullable Instant endTime,
        String type,
        @Nullable String howEnded,
        @Nullable String disconnectType) {

    private static final String ALERT = "Alert";
    private static final String INTERACT = "Interact";

    /// Those of a participant's session, in their order.
    static List<Segment> of(ParticipantView participant) {
        ParticipantView.Timing timing = participant.timing();
        Optional<Instant> alerted = timing.alertedAt();
        List<Segment> segments = new ArrayList<>();
        if (alerted.isPresent() && participant.wasConnected()) {
            segments.add(new Segment(alerted.get(), timing.connectedAt(), ALERT, INTERACT, null));
        }
        segments.add(
                new Segment(
                        timing.connectedAt(),
                        timing.disconnectedAt().orElse(null),
                        participant.wasConnected() ? INTERACT : ALERT,
                        timing.disconnectedAt().map(_ -> "Disconnect").orElse(null),
                        timing.disconnectType().map(ParticipantFields::lower).orElse(null)));
        return segments;
    }
}
