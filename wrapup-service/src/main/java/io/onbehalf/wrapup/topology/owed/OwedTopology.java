package io.onbehalf.wrapup.topology.owed;

import static io.onbehalf.schemas.Topics.WRAPUP_EVENTS;

import io.onbehalf.kit.lists.ListProcessor;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.EventSerdes.Received;
import io.onbehalf.wrapup.domain.acw.WrapupEvent;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Named;

/// Keeps the lists of what is owed, by agent and by queue.
///
/// It decides nothing and runs at least once, so that it costs no transaction; what comes twice or late
/// changes nothing ([OwedStore]). Names of stores and repartition topics are what a running service finds its
/// data by: keep them, or drain the service first.
public final class OwedTopology {

    public static final String NAME = "owed-wrapups";

    private OwedTopology() {}

    public static void define(StreamsBuilder builder, EventSerdes serdes) {
        serdes.events(serdes.readOthers(builder, WRAPUP_EVENTS), WrapupEvent.class, "wrapup-events")
                .flatMap((_, received) -> byList(received), Named.as("by-list"))
                .repartition(EventSerdes.repartitioned("owed-by-list", OwedChange.class, WRAPUP_EVENTS))
                .process(
                        ListProcessor.supplier(
                                OwedStore.NAME,
                                (rows, list, change) -> new OwedStore(rows).apply(list, change)),
                        Named.as("list-owed"));
    }

    private static List<KeyValue<String, OwedChange>> byList(Received<WrapupEvent> received) {
        return OwedLists.changes(received.event(), received.header()).stream()
                .map(change -> KeyValue.pair(change.key(), change.value()))
                .toList();
    }
}
