package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;

import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.kit.topology.EventSerdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Named;

/// Keeps the agents' lists of interactions, from the events.
///
/// It decides nothing and runs at least once, so that it costs no transaction: a list drops what it has seen
/// ([InteractionStore]).
public final class InteractionTopology {

    public static final String NAME = "interactions";

    private InteractionTopology() {}

    public static void define(StreamsBuilder builder, EventSerdes serdes) {
        serdes.events(serdes.readOthers(builder, CONVERSATION_EVENTS), Participation.class, "participations")
                .process(InteractionsByUser::new, Named.as("by-user"))
                .repartition(
                        EventSerdes.repartitioned(
                                "interactions-by-user", InteractionChange.class, CONVERSATION_EVENTS))
                .process(InteractionProcessor.supplier(), Named.as("list-interactions"));
    }
}
