package io.onbehalf.gateway.feeds;

import io.onbehalf.kit.config.TopicSetup;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the gateway reads and writes topics; the keys are those of the services.
///
/// @param replicas copies of each topic
/// @param setup whether the gateway creates its topics, or another does
/// @param stateDir folder of what the registry has answered; each instance its own
@Validated
@ConfigurationProperties("onbehalf")
public record FeedProperties(
        @DefaultValue("1") int replicas,
        @DefaultValue("create") TopicSetup.Mode setup,
        @NotNull Path stateDir) {

    public FeedProperties {
        if (replicas < 1) {
            throw new IllegalArgumentException("onbehalf.replicas " + replicas + ": must be at least 1");
        }
    }
}
