package io.onbehalf.e2e.promises;

import java.util.HashMap;
import java.util.Map;

/// An SMS of a contact is shown once, however often the message centre delivers it.
///
/// Only a STOP may be shown again, where it opts out again because a START had lifted it.
///
/// Valid: `Received(m1, pdu 1) Received(m2, pdu 2)`, `Received(m1, pdu 1) ContactOptedOut ContactOptedIn
/// Received(m2, pdu 1) ContactOptedOut`. Invalid: `Received(m1, pdu 1) Received(m2, pdu 1)`, `Received(m1,
/// pdu 1) Received(m1, pdu 2)`.
public final class NoInboundShownTwice extends Promise {

    private final Map<String, String> messages = new HashMap<>();
    private final Map<String, String> inbounds = new HashMap<>();
    private final Map<String, String> suspicions = new HashMap<>();

    @Override
    public void onEvent(Entry entry) {
        if (!entry.isEvent()) {
            return;
        }
        String suspicion = suspicions.remove(entry.key());
        if (suspicion != null && !entry.type().equals("ContactOptedOut")) {
            violated(suspicion);
        }
        if (entry.type().equals("InboundMessageReceived")) {
            received(entry);
        }
    }

    private void received(Entry entry) {
        String message = entry.text("messageId");
        String before = messages.put(message, entry.place());
        if (before != null) {
            violated("%s: message %s was shown before by %s".formatted(entry.place(), message, before));
        }
        String inbound =
                String.join(
                        "/",
                        entry.key(),
                        entry.text("carrierMessageId"),
                        entry.text("session"),
                        entry.text("sequenceNumber"));
        String same = inbounds.put(inbound, entry.place());
        if (same != null) {
            suspicions.put(
                    entry.key(),
                    "%s: message %s is an SMS that was shown before by %s"
                            .formatted(entry.place(), message, same));
        }
    }

    @Override
    protected void onEnd() {
        suspicions.values().forEach(this::violated);
    }
}
