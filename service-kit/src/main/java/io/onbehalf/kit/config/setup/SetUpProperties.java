package io.onbehalf.kit.config.setup;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import jakarta.validation.constraints.Min;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The settings of the set-up; those that the services have too are theirs.
///
/// @param replicas copies of each topic
/// @param acls whether it gives the services their rights on the brokers
/// @param readers users of other programs, and the topics that each may read
/// @param scram the passwords of the users that it makes on the brokers (SCRAM-SHA-512), by their names
@Validated
@ConfigurationProperties("onbehalf")
record SetUpProperties(
        @DefaultValue("1") @Min(1) int replicas,
        @DefaultValue("false") boolean acls,
        @DefaultValue Map<String, List<String>> readers,
        @DefaultValue Map<String, String> scram) {

    SetUpProperties {
        readers = Map.copyOf(readers);
        scram = Map.copyOf(scram);
        Set<String> known = Topics.ALL.stream().map(Topic::name).collect(Collectors.toSet());
        readers.forEach((user, topics) -> {
            if (Topics.ALL.stream().anyMatch(topic -> topic.owner().startsWith(user))) {
                throw new IllegalArgumentException(
                        "onbehalf.readers.%s: a service's groups begin with that name".formatted(user));
            }
            Set<String> unknown = new HashSet<>(topics);
            unknown.removeAll(known);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(
                        "onbehalf.readers.%s: the catalogue has no topics %s".formatted(user, unknown));
            }
        });
    }

    /// Without the passwords.
    @Override
    public String toString() {
        return "replicas=%d, acls=%s, readers=%s, scram=%s"
                .formatted(replicas, acls, readers, scram.keySet());
    }
}
