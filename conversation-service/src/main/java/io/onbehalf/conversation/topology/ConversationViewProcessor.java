package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConversationChanged;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.InboundBuffered;
import io.onbehalf.conversation.domain.Refused;
import io.onbehalf.conversation.domain.view.ConversationProjection;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.EventHeader;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Keeps the rows that are read back ([ConversationStore]), and forwards each changed conversation's
/// snapshot.
final class ConversationViewProcessor
        extends ContextualProcessor<String, Decided<ConversationEvent>, String, ConversationSnapshot> {

    private @Nullable PrefixedStore rows;

    static ProcessorSupplier<String, Decided<ConversationEvent>, String, ConversationSnapshot> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public ConversationViewProcessor get() {
                return new ConversationViewProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(ConversationStore.NAME));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, ConversationSnapshot> context) {
        super.init(context);
        rows = new PrefixedStore(context.getStateStore(ConversationStore.NAME));
    }

    @Override
    public void process(Record<String, Decided<ConversationEvent>> event) {
        switch (event.value().event()) {
            case ConversationChanged changed -> project(event, changed);
            case InboundBuffered _, ConsentChanged _, Refused _ -> {
                // Nothing that is read back.
            }
        }
    }

    private void project(Record<String, Decided<ConversationEvent>> event, ConversationChanged changed) {
        var store = new ConversationStore(requireNonNull(rows), changed.conversationId());
        EventHeader header = event.value().header();
        new ConversationProjection(store)
                .apply(changed, header.sequence(), header.occurredAt())
                .ifPresent(conversation -> forward(event, store, conversation));
    }

    private void forward(
            Record<String, Decided<ConversationEvent>> event,
            ConversationStore store,
            ConversationView conversation) {
        var snapshot =
                new ConversationSnapshot(
                        conversation, store.lastParticipants(ConversationSnapshot.PARTICIPANTS));
        context()
                .forward(
                        new Record<>(
                                conversation.conversationId().value(),
                                snapshot,
                                event.timestamp(),
                                OnbehalfHeaders.trace(event.headers())));
    }
}
