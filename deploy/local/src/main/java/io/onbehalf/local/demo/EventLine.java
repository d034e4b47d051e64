package io.onbehalf.local.demo;

import io.onbehalf.local.client.ConsumedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/// Formats an event as one line: topic, sequence, type and its most informative fields, without a contact's
/// data.
final class EventLine {

    private static final List<String> SHOWN_FIELDS =
            List.of(
                    "rule",
                    "refusal",
                    "windowMinutes",
                    "purpose",
                    "userName",
                    "queueName",
                    "disconnectType",
                    "cancelled",
                    "required",
                    "codeName",
                    "segmentCount",
                    "encoding",
                    "attempt",
                    "status",
                    "routingStatus",
                    "source",
                    "outcomes",
                    "parts",
                    "conversationId");
    private static final int ID_LENGTH = 36;
    private static final int SHOWN_ID_LENGTH = 6;

    private EventLine() {}

    static String of(ConsumedEvent event) {
        GenericRecord value = event.value();
        Object sequence = value.hasField("sequence") ? value.get("sequence") : "";
        return String.format(
                Locale.ROOT,
                "%-20s %4s  %-24s %s",
                event.topic(),
                sequence.toString().isEmpty() ? "" : "#" + sequence,
                event.type(),
                SHOWN_FIELDS.stream()
                        .filter(name -> isShown(value, name))
                        .map(name -> name + "=" + text(value.get(name)))
                        .collect(Collectors.joining(" ")));
    }

    private static boolean isShown(GenericRecord value, String name) {
        Schema.Field field = value.getSchema().getField(name);
        return field != null && field.getProp("pii") == null && value.get(name) != null;
    }

    private static String text(Object field) {
        if (field instanceof GenericRecord refusal && refusal.hasField("code")) {
            return String.valueOf(refusal.get("code"));
        }
        if (field instanceof Collection<?> items) {
            return items.stream().map(EventLine::item).collect(Collectors.joining(",", "[", "]"));
        }
        String text = field.toString();
        return text.length() == ID_LENGTH ? "…" + text.substring(text.length() - SHOWN_ID_LENGTH) : text;
    }

    /// A segment as its number and the SMSC's message id, if it has one.
    private static String item(Object item) {
        return item instanceof GenericRecord segment && segment.hasField("smscMessageId")
                ? segment.get("part") + ":" + segment.get("smscMessageId")
                : String.valueOf(item);
    }
}
