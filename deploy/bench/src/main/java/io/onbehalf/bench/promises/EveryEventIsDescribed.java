package io.onbehalf.bench.promises;

import java.util.Map;

/// Every event has headers that describe it (CloudEvents) and identify the call that caused it (W3C trace
/// context).
///
/// Valid: `ce_id` is the event's id, `ce_type` its schema's full name, `ce_subject` its key, a `traceparent`.
/// Invalid: a missing header, or one of another event.
public final class EveryEventIsDescribed extends Promise {

    @Override
    public void onRecord(TopicRecord record) {
        if (!record.isEvent() || record.value() == null) {
            return;
        }
        Map<String, String> expected =
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", record.text("eventId"),
                        "ce_type", record.value().getSchema().getFullName(),
                        "ce_subject", record.key(),
                        "content-type", "application/avro");
        expected.forEach((name, value) -> {
            if (!value.equals(record.headers().get(name))) {
                violated(
                        "%s: header %s is %s instead of %s"
                                .formatted(record.place(), name, record.headers().get(name), value));
            }
        });
        requireForm(record, "ce_source", "/[a-z-]+-service");
        requireForm(record, "ce_time", "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
        requireForm(record, "traceparent", "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    private void requireForm(TopicRecord record, String name, String form) {
        String value = record.headers().get(name);
        if (value == null || !value.matches(form)) {
            violated("%s: header %s is %s".formatted(record.place(), name, value));
        }
    }
}
