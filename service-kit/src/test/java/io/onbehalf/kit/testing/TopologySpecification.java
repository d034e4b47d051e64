package io.onbehalf.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The rules for every topology. Its test extends it, and has the topology's description beside it as a
/// resource.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class TopologySpecification {

    private static final String DESCRIPTION = "expected-topology.txt";

    protected abstract TopologyBench topology();

    @Test
    void the_topology_writes_only_topics_that_the_service_owns() {
        String owner = topology().service();

        assertThat(topology().sinks())
                .isNotEmpty()
                .isSubsetOf(
                        Stream.concat(Topics.ownedBy(owner).stream(), asks().stream())
                                .map(Topic::name)
                                .toList());
    }

    /// The topics on which the topology sends requests to other services.
    protected List<Topic> asks() {
        return List.of();
    }

    /// The names are those of changelogs and of the group's state. After a change, a running service must be
    /// drained first, or it starts with an empty state.
    @Test
    void the_topology_changes_only_on_purpose() throws IOException {
        try (var expected = requireNonNull(getClass().getResourceAsStream(description()), description())) {
            assertThat(topology().describe()).isEqualTo(new String(expected.readAllBytes(), UTF_8).strip());
        }
    }

    /// The resource that describes the topology, where it is not the package's only one.
    protected String description() {
        return DESCRIPTION;
    }
}
