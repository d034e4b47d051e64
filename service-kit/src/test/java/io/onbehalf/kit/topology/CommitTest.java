package io.onbehalf.kit.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.UnprocessableRecord;
import io.onbehalf.kit.testing.MemoryRegistry;
import io.onbehalf.kit.topology.Members.QueueReply;
import io.onbehalf.kit.topology.MembersRequest.QueueMembersAddRequested;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.schemas.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommitTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;

    @Test
    void a_decision_that_a_caller_waits_for_requests_its_commit() {
        assertThat(decide("early").committed()).as("a refusal, without an event").isTrue();
    }

    @Test
    void a_decision_that_other_services_wait_for_requests_its_commit() {
        assertThat(decide("silent").committed()).as("an event, without a reply").isTrue();
    }

    @Test
    void a_decision_that_only_the_service_remembers_is_committed_with_others() {
        assertThat(decide("ghost-silent").committed()).isFalse();
    }

    @Test
    void a_decision_whose_events_are_deferred_is_committed_with_others() {
        MockProcessorContext<String, Forwarded> context = decide(_ -> true, "silent");

        assertThat(context.forwarded()).as("its event").hasSize(1);
        assertThat(context.committed()).isFalse();
    }

    @Test
    void the_answer_to_a_request_that_can_t_be_processed_requests_its_commit() {
        MockProcessorContext<String, Forwarded> context = context();

        assertThatThrownBy(() -> decide(context, _ -> false, "bug")).isInstanceOf(UnprocessableRecord.class);
        assertThat(context.committed()).isTrue();
    }

    private MockProcessorContext<String, Forwarded> decide(String user) {
        return decide(_ -> false, user);
    }

    private MockProcessorContext<String, Forwarded> decide(Predicate<MembersEvent> deferred, String user) {
        MockProcessorContext<String, Forwarded> context = context();
        decide(context, deferred, user);
        return context;
    }

    private static void decide(
            MockProcessorContext<String, Forwarded> context, Predicate<MembersEvent> deferred, String user) {
        var registry = new MemoryRegistry();
        var values = new RegistrySerde(registry);
        SchemaRegistration.register(registry, List.of(Topics.QUEUE_EVENTS, Topics.QUEUE_REPLIES), values);
        var serdes = new EventSerdes(values);
        var binding =
                MembersService.oneRow()
                        .deferred(deferred)
                        .build(Topics.QUEUE_EVENTS, Topics.QUEUE_REPLIES, QueueReply.class, Members::refused);
        var processor = new DeciderProcessor<>(binding, new OutcomeWriter<>(binding, serdes), Tracing.off());
        processor.init(context);
        processor.process(
                new Record<>(
                        "acme",
                        new Requested<>(
                                new QueueMembersAddRequested("support", List.of(user), AT),
                                new RequestHeader("r1", "", "acme", AT, Actor.SYSTEM)),
                        AT.toEpochMilli(),
                        new RecordHeaders().add(OnbehalfHeaders.CORRELATION, new byte[] {1})));
    }

    private MockProcessorContext<String, Forwarded> context() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "members");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        var context =
                new MockProcessorContext<String, Forwarded>(settings, new TaskId(0, 0), folder.toFile());
        context.setCurrentSystemTimeMs(AT.toEpochMilli());
        var store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(MembersService.STORE),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
        store.init(context.getStateStoreContext(), store);
        return context;
    }
}
