package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.kit.store.StateCodec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Sends a changed conversation to each agent who ever had a stint in it, so that their list follows.
final class InteractionsByUser extends ContextualProcessor<String, SpecificRecord, String, byte[]> {

    @Override
    public void process(Record<String, SpecificRecord> changed) {
        ConversationSnapshot snapshot =
                AvroMapping.MAPPER.toDomain(changed.value(), ConversationSnapshot.class);
        byte[] bytes = StateCodec.write(snapshot, ConversationSnapshot.class);
        snapshot.agents().forEach(user -> context().forward(changed.withKey(user.value()).withValue(bytes)));
    }
}
