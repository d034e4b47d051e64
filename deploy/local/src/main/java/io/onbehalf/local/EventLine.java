package io.onbehalf.local;

import io.onbehalf.local.EventTail.Event;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/// An event on one line: topic, number, type, and the fields that tell most, never a contact's data.
final class EventLine {

    private static final List<String> TELLING =
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
                    "source",
                    "outcomes",
                    "parts",
                    "conversationId");
    private static final int ID_TAIL = 6;

    private EventLine() {}

    static String of(Event event) {
        GenericRecord value = event.value();
        Object sequence = value.hasField("sequence") ? value.get("sequence") : "";
        return String.format(
                Locale.ROOT,
                "%-20s %4s  %-24s %s",
                event.topic(),
                sequence.toString().isEmpty() ? "" : "#" + sequence,
                event.type(),
                TELLING.stream()
                        .filter(name -> tells(value, name))
                        .map(name -> name + "=" + shown(value.get(name)))
                        .collect(Collectors.joining(" ")));
    }

    private static boolean tells(GenericRecord value, String name) {
        Schema.Field field = value.getSchema().getField(name);
        return field != null && field.getProp("pii") == null && value.get(name) != null;
    }

    /// An SMS by the message centre's id, once it has one.
    private static String part(Object part) {
        return part instanceof GenericRecord sms && sms.hasField("smscMessageId")
                ? sms.get("part") + ":" + sms.get("smscMessageId")
                : String.valueOf(part);
    }

    private static String shown(Object field) {
        if (field instanceof GenericRecord refusal && refusal.hasField("code")) {
            return String.valueOf(refusal.get("code"));
        }
        if (field instanceof Collection<?> parts) {
            return parts.stream().map(EventLine::part).collect(Collectors.joining(",", "[", "]"));
        }
        String text = field.toString();
        return text.length() == 36 ? "…" + text.substring(text.length() - ID_TAIL) : text;
    }
}
