package io.onbehalf.bench.promises;

import static java.util.Objects.requireNonNull;

import io.onbehalf.smsc.ledger.LedgerLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// Compares the SMSC's ledger with our events, SMS by SMS.
///
/// | our events say | the ledger must have |
/// |---|---|
/// | sent, delivered, undelivered, delivery unknown | the SMS once, with the message id that we know |
/// | failed | no such SMS |
/// | submit unknown | the SMS once, or not at all |
/// | queued | (a difference: the SMS is lost) |
///
/// An SMS that only the ledger has is a difference, and so is an accepted message without an event, and a
/// text of a contact who does not write: then something else was taken for one.
public final class Reconciliation {

    /// The bits of a message id that its `user_message_reference` takes.
    private static final int REFERENCE_MASK = 0x1FFF;

    private final Set<String> contacts;
    private final boolean areSilent;
    private final Map<Sms, State> ours = new LinkedHashMap<>();
    private final Map<Sms, List<LedgerLine>> ledger = new HashMap<>();
    private final Map<String, Message> messages = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> threads = new HashSet<>();
    private int inbound;

    /// @param contacts whose SMS are compared: on a stack that others use too, another SMSC may have theirs
    /// @param areSilent whether none of them writes
    public Reconciliation(Collection<String> contacts, boolean areSilent) {
        this.areSilent = areSilent;
        this.contacts = contacts.stream().map(Reconciliation::digits).collect(Collectors.toSet());
    }

    /// Identifies an SMS on both sides: the contact's number and our `user_message_reference`.
    private record Sms(String destination, int reference) {}

    private record State(String name, String smscMessageId) {}

    private record Message(String destination, int segments) {}

    /// The result.
    ///
    /// @param counts the number of SMS by their state in our events
    /// @param inLedger the number of accepted SMS in the ledger
    /// @param differences one sentence each; empty if both sides agree
    public record Report(Map<String, Integer> counts, int inLedger, List<String> differences) {

        public boolean agrees() {
            return differences.isEmpty();
        }
    }

    /// Adds a message that the API accepted.
    public void addAccepted(String messageId) {
        accepted.add(messageId);
    }

    /// Adds one of our events; those about other things are ignored.
    public void addEvent(GenericRecord event) {
        switch (event.getSchema().getName()) {
            case "MessageQueued", "AgentlessMessageQueued", "AutomaticMessageQueued" -> addQueued(event);
            case "MessageStatusChanged" -> addStatusChange(event);
            case "InboundMessageReceived" -> addInbound(event);
            default -> {
                // Not about an SMS.
            }
        }
    }

    private void addQueued(GenericRecord event) {
        String contact = digits(text(event, "contactNumber"));
        if (!contacts.contains(contact)) {
            return;
        }
        String messageId = text(event, "messageId");
        Message message = new Message(contact, (Integer) event.get("segmentCount"));
        messages.put(messageId, message);
        threads.add(text(event, "threadId"));
        for (int segment = 1; segment <= message.segments(); segment++) {
            ours.put(sms(messageId, segment), new State("QUEUED", ""));
        }
    }

    private void addStatusChange(GenericRecord event) {
        if (!messages.containsKey(text(event, "messageId"))) {
            return;
        }
        for (Object part : (List<?>) event.get("parts")) {
            GenericRecord segment = (GenericRecord) part;
            ours.put(
                    sms(text(event, "messageId"), (Integer) segment.get("part")),
                    new State(text(segment, "state"), text(segment, "smscMessageId")));
        }
    }

    private void addInbound(GenericRecord event) {
        if (threads.contains(text(event, "threadId"))) {
            inbound++;
        }
    }

    /// Adds a line of the ledger; those that were not accepted, and those of others, are ignored.
    public void addLine(LedgerLine line) {
        Integer reference = line.sms().reference();
        String contact = digits(line.sms().destination());
        if (line.isAccepted() && reference != null && contacts.contains(contact)) {
            Sms sms = new Sms(contact, reference);
            ledger.computeIfAbsent(sms, _ -> new ArrayList<>()).add(line);
        }
    }

    /// The number of SMS that are still queued.
    public long queued() {
        return ours.values().stream().filter(state -> state.name().equals("QUEUED")).count();
    }

    public Report report() {
        List<String> differences = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        ours.forEach((sms, state) -> {
            counts.merge(state.name(), 1, Integer::sum);
            compare(sms, state, ledger.getOrDefault(sms, List.of()), differences);
        });
        ledger.keySet().stream()
                .filter(sms -> !ours.containsKey(sms))
                .map(sms -> "SMS %d: the ledger has it, our events do not".formatted(sms.reference()))
                .forEach(differences::add);
        accepted.stream()
                .filter(messageId -> !messages.containsKey(messageId))
                .map("message %s: accepted, but it has no event"::formatted)
                .forEach(differences::add);
        if (areSilent && inbound > 0) {
            differences.add("%d texts of contacts who wrote none".formatted(inbound));
        }
        return new Report(
                counts, ledger.values().stream().mapToInt(List::size).sum(), List.copyOf(differences));
    }

    private static void compare(Sms sms, State state, List<LedgerLine> lines, List<String> differences) {
        if (lines.size() > 1) {
            differences.add("SMS %d: submitted %d times".formatted(sms.reference(), lines.size()));
        }
        switch (state.name()) {
            case "SENT", "DELIVERED", "UNDELIVERED", "DELIVERY_UNKNOWN" ->
                    compareSubmitted(sms, state, lines, differences);
            case "SUBMIT_UNKNOWN" -> {
                // The ledger may have it or not.
            }
            case "QUEUED" -> differences.add("SMS %d: lost, still queued".formatted(sms.reference()));
            default -> {
                if (!lines.isEmpty()) {
                    differences.add(
                            "SMS %d: our events say %s, but the ledger has it"
                                    .formatted(sms.reference(), state.name()));
                }
            }
        }
    }

    private static void compareSubmitted(
            Sms sms, State state, List<LedgerLine> lines, List<String> differences) {
        if (lines.isEmpty()) {
            differences.add(
                    "SMS %d: our events say %s, but the ledger does not have it"
                            .formatted(sms.reference(), state.name()));
        } else if (!isSameId(state.smscMessageId(), lines.getFirst().messageId())) {
            differences.add(
                    "SMS %d: our id %s, the ledger's %s"
                            .formatted(sms.reference(), state.smscMessageId(), lines.getFirst().messageId()));
        }
    }

    /// An answer to a submit has the id in hexadecimal digits; a receipt may have it in decimal ones, without
    /// hyphens or with leading zeros.
    private static boolean isSameId(String id, @Nullable String idInLedger) {
        String ours = plain(id);
        String inLedger = idInLedger == null ? "" : plain(idInLedger);
        return ours.equals(inLedger)
                || (ours.matches("\\d{1,18}")
                        && Long.toHexString(Long.parseLong(ours)).equalsIgnoreCase(inLedger));
    }

    private static String plain(String id) {
        return id.replace("-", "").replaceFirst("^0+", "");
    }

    private Sms sms(String messageId, int segment) {
        Message message = requireNonNull(messages.get(messageId));
        long counter = UUID.fromString(messageId).getLeastSignificantBits() & REFERENCE_MASK;
        return new Sms(message.destination(), (int) counter << 3 | segment);
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    private static String text(GenericRecord record, String field) {
        Object value = record.get(field);
        return value == null ? "" : value.toString();
    }
}
