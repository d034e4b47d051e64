package io.onbehalf.e2e.fuzz;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Random;

/// Values that break careless code.
final class OddValues {

    /// Longer than any text that a field may have.
    private static final String LONG = "x".repeat(100_000);

    /// JSON values of every kind, as they are written.
    private static final List<String> JSON =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "1e400",
                    "123456789012345678901234567890",
                    "\"\"",
                    "\" \"",
                    "\"5\"",
                    "\"not-an-id\"",
                    "\"00000000-0000-0000-0000-000000000000\"",
                    "\"\\u0000\"",
                    "\"half \\ud83d\"",
                    "\"\\ude00 swapped \\ud83d\"",
                    "\"\\u202e right to left \\u05d0\\u0627\"",
                    "\"\\ud83d\\udc69\\u200d\\ud83d\\udc67\"",
                    "\"\\ufeff\\u200b\"",
                    "\"'; -- <script> ${x} %s {0}\"",
                    "\"9999-99-99T99:99:99Z\"",
                    "\"" + LONG + "\"",
                    "[]",
                    "[null]",
                    "[[[]]]",
                    "{}",
                    "{\"a\": {\"b\": []}}",
                    "[".repeat(2_000) + "]".repeat(2_000));

    /// Whole bodies.
    private static final List<String> BODIES =
            List.of("{", "nonsense", "{\"id\": 1, \"id\": 2}", "{\"a\":}", "\u0000", "[1,]", "{} {}");

    /// Texts of a path or a query, encoded.
    private static final List<String> ENCODED =
            List.of(
                    "x",
                    "0",
                    "-1",
                    "99999999999999999999",
                    "true",
                    "null",
                    "%00",
                    "%20",
                    "%25",
                    "%2e%2e%2f",
                    "%3B",
                    "%ED%A0%BD",
                    "%C0%80",
                    "%E2%80%AE%D7%90",
                    "%F0%9F%91%A9",
                    "%27%3B--",
                    "00000000-0000-0000-0000-000000000000",
                    "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                    "y".repeat(5_000));

    /// Headers and values that a caller's library may send.
    private static final Map<String, List<String>> HEADERS =
            Map.of(
                    "Content-Type",
                    List.of("*/*", "application/*", "text/plain", "application/cbor", "nonsense", "a/b;c="),
                    "Accept",
                    List.of("text/plain", "nonsense", "*/*;q=0", "application/json;q=2", "image/*"),
                    "Idempotency-Key",
                    List.of("", " ", "\"quoted\"", "z".repeat(300), "a,b"),
                    "If-Match",
                    List.of("*", "\"", "W/\"1\"", "nonsense", "\"1\", \"2\""),
                    "Content-Encoding",
                    List.of("gzip", "br", "nonsense"),
                    "X-Onbehalf-After",
                    List.of("nonsense", ";;", "conversations/x/1/2"),
                    "traceparent",
                    List.of("00-0-0-0", "nonsense"),
                    "Range",
                    List.of("bytes=5-1", "nonsense"));

    private static final List<String> NAMES = HEADERS.keySet().stream().sorted().toList();

    private final Random random;

    OddValues(Random random) {
        this.random = random;
    }

    String json() {
        return of(JSON);
    }

    String body() {
        return random.nextBoolean() ? of(BODIES) : json();
    }

    String encoded() {
        return of(ENCODED);
    }

    /// A header with a value that may be wrong.
    Map<String, String> header() {
        String name = of(NAMES);
        return Map.of(name, of(requireNonNull(HEADERS.get(name))));
    }

    private String of(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
