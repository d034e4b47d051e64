package io.onbehalf.conversation.topology;

import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.schemas.conversation.ConsentScope;
import io.onbehalf.schemas.conversation.ConsentSource;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.ContactOptedIn;
import io.onbehalf.schemas.conversation.ContactOptedOut;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Publishes how a contact's consent stands on a thread, for whoever checks it where the thread's state is
/// not.
///
/// What they said for all of an organization's numbers is published by whoever spreads it. An opt-in lifts
/// what stands here in any case, so that nothing is left behind when the scope is configured anew.
final class ConsentProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    @Override
    public void process(Record<String, SpecificRecord> decided) {
        switch (decided.value()) {
            case ContactOptedOut out when out.getScope() == ConsentScope.NUMBER ->
                    forward(decided, out.getOrganizationId(), true, out.getOccurredAt(), out.getSource());
            case ContactOptedIn in ->
                    forward(decided, in.getOrganizationId(), false, in.getOccurredAt(), in.getSource());
            default -> {
                // Says nothing of consent, or is said for more than this thread.
            }
        }
    }

    private void forward(
            Record<String, SpecificRecord> said,
            String organizationId,
            boolean optedOut,
            Instant at,
            ConsentSource source) {
        ContactConsent consent =
                ContactConsent.newBuilder()
                        .setOrganizationId(organizationId)
                        .setConsentId(said.key())
                        .setOptedOut(optedOut)
                        .setChangedAt(at)
                        .setSource(source)
                        .build();
        context().forward(said.withValue(consent).withHeaders(OnbehalfHeaders.trace(said.headers())));
    }
}
