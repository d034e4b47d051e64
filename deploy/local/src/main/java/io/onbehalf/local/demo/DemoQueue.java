package io.onbehalf.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A queue of the demo data.
///
/// @param number the outbound number in E.164; null for a queue that cannot send
/// @param members names of demo users
/// @param codes names of the wrap-up codes that it offers
record DemoQueue(
        String name, @Nullable String number, String wrapupPrompt, List<String> members, List<String> codes) {

    static final List<DemoQueue> ALL =
            List.of(
                    new DemoQueue(
                            "Support",
                            "+13175550100",
                            "MANDATORY",
                            List.of("amy", "ben"),
                            List.of("Resolved", "Follow-up", "No answer")),
                    new DemoQueue(
                            "Sales",
                            "+442079460100",
                            "OPTIONAL",
                            List.of("ben"),
                            List.of("Sold", "Follow-up", "No answer")),
                    new DemoQueue(
                            "Billing", null, "MANDATORY", List.of("amy"), List.of("Resolved", "Refunded")));

    /// The body that creates it over the public API.
    Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("description", "Demo queue " + name);
        body.put("acwSettings", Map.of("wrapupPrompt", wrapupPrompt));
        if (number != null) {
            body.put("outboundMessagingAddresses", Map.of("smsAddress", Map.of("id", number)));
        }
        return body;
    }
}
