package io.onbehalf.gateway.feeds;

import io.onbehalf.kit.config.TopicSetup;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the gateway reads and writes topics; the keys are those of the services.
///
/// @param replicas copies of each topic
/// @param setup whether the gateway creates its topics, or another does
@ConfigurationProperties("onbehalf")
public record FeedProperties(@DefaultValue("1") int replicas, @DefaultValue("create") TopicSetup.Mode setup) {

    public FeedProperties {
        if (replicas < 1) {
            throw new IllegalArgumentException("onbehalf.replicas " + replicas + ": must be at least 1");
        }
    }
}
