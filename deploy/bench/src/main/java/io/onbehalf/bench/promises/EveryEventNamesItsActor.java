package io.onbehalf.bench.promises;

import java.util.Set;

/// Every event says who caused it: a user by their id, the contact, the carrier, or the system by itself.
/// Nothing of a contact stands in it.
///
/// Valid: `actorType` USER with an `actor`, or CONTACT, CARRIER or SYSTEM without one. Invalid: UNKNOWN; USER
/// without an `actor`; CONTACT with one.
public final class EveryEventNamesItsActor extends Promise {

    private static final Set<String> WITHOUT_ID = Set.of("CONTACT", "CARRIER", "SYSTEM");

    @Override
    public void onRecord(TopicRecord record) {
        boolean settings = record.value() != null && record.topic().equals("conversation.settings");
        if (!record.isEvent() && !settings) {
            return;
        }
        String type = record.text("actorType");
        boolean named = !record.text("actor").isEmpty();
        if (named ? !type.equals("USER") : !WITHOUT_ID.contains(type)) {
            violated(
                    "%s: its actor is %s %s"
                            .formatted(record.place(), type, named ? "with an id" : "without an id"));
        }
    }
}
