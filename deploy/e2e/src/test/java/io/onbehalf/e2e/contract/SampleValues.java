package io.onbehalf.e2e.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Values for the names in [ValidBodies] and in paths, for tests that send nothing.
public final class SampleValues {

    /// Every id.
    public static final String ID = "0a0c3e00-0000-4000-8000-0000000000aa";

    private SampleValues() {}

    public static Map<String, String> all() {
        Map<String, String> values = new HashMap<>();
        for (String name :
                List.of(
                        "queueId",
                        "otherQueueId",
                        "codeId",
                        "conversationId",
                        "participantId",
                        "communicationId",
                        "messageId",
                        "libraryId",
                        "responseId",
                        "userId",
                        "otherUserId",
                        "memberId",
                        "callerId",
                        "id")) {
            values.put(name, ID);
        }
        for (String name : List.of("contact", "queueNumber", "newNumber")) {
            values.put(name, "+13175550100");
        }
        values.put("text", "hello");
        values.put("unique", "new");
        values.put("interval", "2026-01-01T00:00:00Z/2026-01-08T00:00:00Z");
        return values;
    }

    /// The interval of the last day and the next hour, for a query of what has happened.
    public static String lastDay() {
        Instant now = Instant.now();
        return now.minus(Duration.ofDays(1)) + "/" + now.plus(Duration.ofHours(1));
    }
}
