package io.onbehalf.bench.promises;

import java.util.HashMap;
import java.util.Map;

/// An SMS of a contact is shown once, however often the SMSC delivers it.
///
/// One exception: a STOP may be shown again if it opts out again, because a START came in between.
///
/// Valid: `Received(m1, pdu 1) Received(m2, pdu 2)`, `Received(m1, pdu 1) ContactOptedOut ContactOptedIn
/// Received(m2, pdu 1) ContactOptedOut`. Invalid: `Received(m1, pdu 1) Received(m2, pdu 1)`, `Received(m1,
/// pdu 1) Received(m1, pdu 2)`.
public final class NoInboundShownTwice extends Promise {

    private final Map<String, String> messages = new HashMap<>();
    private final Map<String, String> inbounds = new HashMap<>();
    private final Map<String, String> suspicions = new HashMap<>();

    @Override
    public void onRecord(TopicRecord record) {
        if (!record.isEvent()) {
            return;
        }
        String suspicion = suspicions.remove(record.key());
        if (suspicion != null && !record.type().equals("ContactOptedOut")) {
            violated(suspicion);
        }
        if (record.type().equals("InboundMessageReceived")) {
            received(record);
        }
    }

    private void received(TopicRecord record) {
        String message = record.text("messageId");
        String before = messages.put(message, record.place());
        if (before != null) {
            violated("%s: message %s was shown before by %s".formatted(record.place(), message, before));
        }
        String inbound =
                String.join(
                        "/",
                        record.key(),
                        record.text("carrierMessageId"),
                        record.text("session"),
                        record.text("sequenceNumber"));
        String same = inbounds.put(inbound, record.place());
        if (same != null) {
            suspicions.put(
                    record.key(),
                    "%s: message %s is an SMS that was shown before by %s"
                            .formatted(record.place(), message, same));
        }
    }

    @Override
    protected void onEnd() {
        suspicions.values().forEach(this::violated);
    }
}
