package io.onbehalf.kit.tracing;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace context of a call; callers quote its trace id as `contextId`.
public record Traceparent(String traceId, String parentId, String flags) {
    public static final String HEADER = "traceparent";

    /// The length of a header that can be read.
    public static final int LENGTH = 55;

    private static final Pattern FORMAT =
            Pattern.compile(
                    "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    /// The header's context; empty if it is absent or malformed.
    public static Optional<Traceparent> read(@Nullable String header) {
        Matcher matcher = FORMAT.matcher(header == null ? "" : header);
        return matcher.matches()
                ? Optional.of(new Traceparent(matcher.group(2), matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }

    public static Traceparent fresh() {
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String high = hex.toHexDigits(random.nextLong());
        return new Traceparent(
                high + hex.toHexDigits(random.nextLong() | 1), hex.toHexDigits(random.nextLong() | 1), "01");
    }

    /// The header's value.
    @Override
    public String toString() {
        return "00-" + traceId + "-" + parentId + "-" + flags;
    }
}
