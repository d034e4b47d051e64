package io.onbehalf.bench;

import io.onbehalf.local.smsc.LedgerLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;

/// Holds the message centre's ledger against our events, SMS by SMS.
///
/// The message centre has each SMS at most once. What we call sent or delivered it has, under the id that we
/// know; what we call failed or still queued it has not; what we call unknown it may have. And it has nothing
/// that we don't know of, nor was a message accepted that our events don't have.
public final class Reconciliation {

    private static final int REFERENCE_MASK = 0x1FFF;

    private final Map<Sms, State> ours = new LinkedHashMap<>();
    private final Map<Sms, List<LedgerLine>> theirs = new HashMap<>();
    private final Map<String, Contact> messages = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();

    /// An SMS as both sides can name it: whom it goes to, and our reference.
    private record Sms(String destination, int reference) {}

    private record State(String name, String smscMessageId) {}

    private record Contact(String destination, int segments) {}

    /// What came of it.
    ///
    /// @param counts SMS by the state that our events say
    /// @param differences each in a sentence; none if both agree
    public record Report(Map<String, Integer> counts, int inLedger, List<String> differences) {

        public boolean agrees() {
            return differences.isEmpty();
        }
    }

    /// A message that its agent was told is on its way.
    public void accepted(String messageId) {
        accepted.add(messageId);
    }

    /// An event of ours.
    public void event(GenericRecord event) {
        switch (event.getSchema().getName()) {
            case "MessageQueued", "AutomaticMessageQueued" -> queued(event);
            case "MessageStatusChanged" -> changed(event);
            default -> {
                // Says nothing of an SMS.
            }
        }
    }

    private void queued(GenericRecord event) {
        String messageId = text(event, "messageId");
        Contact contact =
                new Contact(digits(text(event, "contactNumber")), (Integer) event.get("segmentCount"));
        messages.put(messageId, contact);
        for (int part = 1; part <= contact.segments(); part++) {
            ours.put(sms(messageId, part), new State("QUEUED", ""));
        }
    }

    private void changed(GenericRecord event) {
        for (Object part : (List<?>) event.get("parts")) {
            GenericRecord one = (GenericRecord) part;
            ours.put(
                    sms(text(event, "messageId"), (Integer) one.get("part")),
                    new State(text(one, "state"), text(one, "smscMessageId")));
        }
    }

    /// A line of theirs.
    public void line(LedgerLine line) {
        Integer reference = line.reference();
        if (line.accepted() && reference != null) {
            theirs.computeIfAbsent(new Sms(digits(line.destination()), reference), _ -> new ArrayList<>())
                    .add(line);
        }
    }

    /// How many SMS are not settled yet.
    public long open() {
        return ours.values().stream().filter(state -> state.name().equals("QUEUED")).count();
    }

    public Report report() {
        List<String> differences = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        ours.forEach((sms, state) -> {
            counts.merge(state.name(), 1, Integer::sum);
            compare(sms, state, theirs.getOrDefault(sms, List.of()), differences);
        });
        theirs.keySet().stream()
                .filter(sms -> !ours.containsKey(sms))
                .forEach(sms ->
                        differences.add("SMS %d: the ledger has it and we don't".formatted(sms.reference())));
        accepted.stream()
                .filter(messageId -> !messages.containsKey(messageId))
                .forEach(messageId ->
                        differences.add("message %s: accepted, and no event has it".formatted(messageId)));
        return new Report(
                counts, theirs.values().stream().mapToInt(List::size).sum(), List.copyOf(differences));
    }

    private static void compare(Sms sms, State state, List<LedgerLine> lines, List<String> differences) {
        if (lines.size() > 1) {
            differences.add("SMS %d: submitted %d times".formatted(sms.reference(), lines.size()));
        }
        switch (state.name()) {
            case "SENT", "DELIVERED", "UNDELIVERED", "DELIVERY_UNKNOWN" -> {
                if (lines.isEmpty()) {
                    differences.add(
                            "SMS %d: we say %s, the ledger has it not"
                                    .formatted(sms.reference(), state.name()));
                } else if (!state.smscMessageId().equals(lines.getFirst().messageId())) {
                    differences.add(
                            "SMS %d: our id %s, the ledger's %s"
                                    .formatted(
                                            sms.reference(),
                                            state.smscMessageId(),
                                            lines.getFirst().messageId()));
                }
            }
            case "SUBMIT_UNKNOWN" -> {
                // The ledger may have it or not.
            }
            case "QUEUED" -> differences.add("SMS %d: lost, still queued".formatted(sms.reference()));
            default -> {
                if (!lines.isEmpty()) {
                    differences.add(
                            "SMS %d: we say %s, the ledger has it".formatted(sms.reference(), state.name()));
                }
            }
        }
    }

    private Sms sms(String messageId, int part) {
        Contact contact = messages.getOrDefault(messageId, new Contact("", 0));
        long counter = UUID.fromString(messageId).getLeastSignificantBits() & REFERENCE_MASK;
        return new Sms(contact.destination(), (int) counter << 3 | part);
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    private static String text(GenericRecord record, String field) {
        Object value = record.get(field);
        return value == null ? "" : value.toString();
    }
}
