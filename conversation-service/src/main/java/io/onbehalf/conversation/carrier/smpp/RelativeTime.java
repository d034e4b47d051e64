package io.onbehalf.conversation.carrier.smpp;

import java.time.Duration;

/// SMPP's relative time: `YYMMDDhhmmsstnnR`.
final class RelativeTime {

    private static final Duration LONGEST = Duration.ofDays(27);

    private RelativeTime() {}

    /// From a second to 27 days.
    static String of(Duration duration) {
        Duration fitting = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        long seconds = Math.max(1, fitting.toSeconds());
        return "0000%02d%02d%02d%02d000R"
                .formatted(seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    }
}
