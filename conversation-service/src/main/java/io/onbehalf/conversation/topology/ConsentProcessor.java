package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.ConsentScope;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedIn;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedOut;
import io.onbehalf.kit.streams.RecordHeaders;
import io.onbehalf.schemas.conversation.ConsentSource;
import io.onbehalf.schemas.conversation.ContactConsent;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Publishes how a contact's consent stands, for whoever checks it where the thread's state is not.
///
/// An opt-out counts under the id of its scope. An opt-in lifts both, so that none is left behind when the
/// scope is configured anew.
final class ConsentProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    @Override
    public void process(Record<String, SpecificRecord> decided) {
        switch (decided.value()) {
            case io.onbehalf.schemas.conversation.ContactOptedOut avro -> {
                var out = AvroMapping.MAPPER.toDomain(avro, ContactOptedOut.class);
                String id = out.scope() == ConsentScope.NUMBER ? decided.key() : out.consentId();
                forward(
                        decided,
                        id,
                        consent(avro.getOrganizationId(), id, true, out.occurredAt(), avro.getSource()));
            }
            case io.onbehalf.schemas.conversation.ContactOptedIn avro -> {
                var in = AvroMapping.MAPPER.toDomain(avro, ContactOptedIn.class);
                for (String id : new String[] {decided.key(), in.consentId()}) {
                    forward(
                            decided,
                            id,
                            consent(avro.getOrganizationId(), id, false, in.occurredAt(), avro.getSource()));
                }
            }
            default -> {
                // Says nothing of consent.
            }
        }
    }

    private void forward(Record<String, SpecificRecord> cause, String id, ContactConsent consent) {
        context().forward(new Record<>(id, consent, cause.timestamp(), RecordHeaders.trace(cause.headers())));
    }

    private static ContactConsent consent(
            String organizationId, String id, boolean optedOut, Instant at, ConsentSource source) {
        return ContactConsent.newBuilder()
                .setOrganizationId(organizationId)
                .setConsentId(id)
                .setOptedOut(optedOut)
                .setChangedAt(at)
                .setSource(source)
                .build();
    }
}
