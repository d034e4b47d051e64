package io.onbehalf.kit.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.config.TopologyDefinition;
import io.onbehalf.kit.domain.state.NewerRow;
import io.onbehalf.kit.testing.NewerRows;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A failure that is not the record's fault, or that comes after a write, fails the task: its transaction is
/// aborted, and the record is read again.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailureTest {

    private MembersBench bench = new MembersBench(TopologyBench.of(MembersService.SERVICE));

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "broker", "store"})
    void a_decision_that_may_succeed_later_fails_the_task_and_is_not_set_aside(String unavailable) {
        assertThatThrownBy(() -> bench.call("acme", "r1", "amy", unavailable)).isNotNull();

        assertThat(bench.letters()).isEmpty();
        assertThat(bench.topology().values(Topics.QUEUE_REPLIES)).isEmpty();
        assertThat(bench.topology().keys(MembersService.STORE)).isEmpty();
    }

    @Test
    void an_event_whose_schema_can_t_be_looked_up_now_fails_the_task() {
        bench.close();
        bench = benched(FailureTest::withoutRegistry);

        assertThatThrownBy(() -> bench.call("acme", "r1", "amy")).hasRootCauseInstanceOf(IOException.class);

        assertThat(bench.letters()).isEmpty();
        assertThat(bench.topology().keys(MembersService.STORE)).isEmpty();
    }

    @Test
    void a_row_of_a_newer_version_fails_the_task_and_stays_as_it_is() {
        bench.call("acme", "r1", "amy");
        KeyValueStore<String, byte[]> store = bench.topology().store(MembersService.STORE);
        byte[] newer = NewerRows.stamped(store.get("state/acme"));
        store.put("state/acme", newer);
        bench.topology().values(Topics.QUEUE_REPLIES);

        assertThatThrownBy(() -> bench.call("acme", "r2", "ben")).hasRootCauseInstanceOf(NewerRow.class);

        assertThat(store.get("state/acme")).isEqualTo(newer);
        assertThat(bench.letters()).isEmpty();
        assertThat(bench.topology().values(Topics.QUEUE_REPLIES)).isEmpty();
    }

    @Test
    void a_failure_of_what_follows_the_decision_fails_the_task() {
        bench.close();
        bench = benched(FailureTest::withBugBehind);

        assertThatThrownBy(() -> bench.call("acme", "r1", "amy"))
                .hasRootCauseMessage("a bug behind the decider");

        assertThat(bench.letters()).isEmpty();
    }

    private static MembersBench benched(TopologyDefinition topology) {
        return new MembersBench(TopologyBench.of(MembersService.service(topology)));
    }

    private static void withBugBehind(StreamsBuilder builder, EventSerdes serdes) {
        var outcomes = MembersService.decide(builder, serdes, MembersService.oneRow());
        outcomes.events()
                .peek(
                        (_, _) -> {
                            throw new IllegalStateException("a bug behind the decider");
                        },
                        Named.as("bug"));
    }

    /// Confluent's serde looks a schema's id up when it writes.
    private static void withoutRegistry(StreamsBuilder builder, EventSerdes serdes) {
        Serde<SpecificRecord> values = serdes.values();
        Serializer<SpecificRecord> away =
                (_, _) -> {
                    throw new RegistryUnavailable("away", new IOException("refused"));
                };
        MembersService.define(builder, new EventSerdes(Serdes.serdeFrom(away, values.deserializer())));
    }
}
