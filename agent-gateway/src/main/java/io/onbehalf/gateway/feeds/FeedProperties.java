package io.onbehalf.gateway.feeds;

import io.onbehalf.kit.config.TopicSetup;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the gateway reads and writes topics; the keys are those of the services.
///
/// @param registryUrl base of the registry's Confluent-compatible API
/// @param replicas copies of each topic
/// @param setup whether the gateway creates its topics, or another does
/// @param valueSerde class of the serde for values
@ConfigurationProperties("onbehalf")
public record FeedProperties(
        @DefaultValue("http://127.0.0.1:8081/apis/ccompat/v7") String registryUrl,
        @DefaultValue("1") int replicas,
        @DefaultValue("create") TopicSetup.Mode setup,
        @DefaultValue("io.onbehalf.kit.avro.RegistrySerde") String valueSerde) {

    public FeedProperties {
        if (replicas < 1) {
            throw new IllegalArgumentException("onbehalf.replicas " + replicas + ": must be at least 1");
        }
    }
}
