package io.onbehalf.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A queue of the demo data.
///
/// @param number the outbound number in E.164; null for a queue that cannot send
/// @param timeoutMs how long after-call work may take, where the prompt has a limit
/// @param members names of demo users
/// @param codes names of the wrap-up codes that it offers
record DemoQueue(
        String name,
        @Nullable String number,
        String wrapupPrompt,
        @Nullable Integer timeoutMs,
        List<String> members,
        List<String> codes) {

    /// The queue whose after-call work ends by itself.
    static final String ORDERS = "Orders";

    static final List<DemoQueue> ALL =
            List.of(
                    new DemoQueue(
                            "Support",
                            "+13175550100",
                            "MANDATORY",
                            null,
                            List.of("amy", "ben"),
                            List.of("Resolved", "Follow-up", "No answer")),
                    new DemoQueue(
                            "Sales",
                            "+442079460100",
                            "OPTIONAL",
                            null,
                            List.of("ben"),
                            List.of("Sold", "Follow-up", "No answer")),
                    new DemoQueue(
                            ORDERS,
                            "+13175550101",
                            "MANDATORY_TIMEOUT",
                            3_000,
                            List.of("ben"),
                            List.of("Sold", "Returned")),
                    new DemoQueue(
                            "Billing",
                            null,
                            "MANDATORY",
                            null,
                            List.of("amy"),
                            List.of("Resolved", "Refunded")));

    /// The body that creates it over the public API.
    Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("description", "Demo queue " + name);
        body.put(
                "acwSettings",
                timeoutMs == null
                        ? Map.of("wrapupPrompt", wrapupPrompt)
                        : Map.of("wrapupPrompt", wrapupPrompt, "timeoutMs", timeoutMs));
        if (number != null) {
            body.put("outboundMessagingAddresses", Map.of("smsAddress", Map.of("id", number)));
        }
        return body;
    }
}
