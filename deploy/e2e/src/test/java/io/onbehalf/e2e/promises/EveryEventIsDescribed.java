package io.onbehalf.e2e.promises;

import java.util.Map;

/// Every event's headers say what it is (CloudEvents) and which call it came from (W3C trace context).
///
/// Valid: `ce_id` is the event's id, `ce_type` its schema's full name, `ce_subject` its key, a `traceparent`.
/// Invalid: any of them missing, or telling of another event.
public final class EveryEventIsDescribed extends Promise {

    @Override
    public void onEvent(Entry entry) {
        if (!entry.isEvent() || entry.value() == null) {
            return;
        }
        Map<String, String> expected =
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", entry.text("eventId"),
                        "ce_type", entry.value().getSchema().getFullName(),
                        "ce_subject", entry.key(),
                        "content-type", "application/avro");
        expected.forEach((name, value) -> {
            if (!value.equals(entry.headers().get(name))) {
                violated(
                        "%s: header %s is %s instead of %s"
                                .formatted(entry.place(), name, entry.headers().get(name), value));
            }
        });
        requireForm(entry, "ce_source", "/[a-z-]+-service");
        requireForm(entry, "ce_time", "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
        requireForm(entry, "traceparent", "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    private void requireForm(Entry entry, String name, String form) {
        String value = entry.headers().get(name);
        if (value == null || !value.matches(form)) {
            violated("%s: header %s is %s".formatted(entry.place(), name, value));
        }
    }
}
