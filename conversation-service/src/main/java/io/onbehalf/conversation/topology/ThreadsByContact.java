package io.onbehalf.conversation.topology;

import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.schemas.conversation.ContactOptedIn;
import io.onbehalf.schemas.conversation.ContactOptedOut;
import io.onbehalf.schemas.conversation.ConversationStarted;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Sends what concerns a contact in the whole organization to where that contact's threads are known.
final class ThreadsByContact extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    @Override
    public void process(Record<String, SpecificRecord> decided) {
        String contact =
                switch (decided.value()) {
                    case ConversationStarted started -> started.getConsentId();
                    case ContactOptedOut out -> out.getConsentId();
                    case ContactOptedIn in -> in.getConsentId();
                    default -> "";
                };
        if (!contact.isEmpty()) {
            context().forward(decided.withKey(contact).withHeaders(OnbehalfHeaders.trace(decided.headers())));
        }
    }
}
