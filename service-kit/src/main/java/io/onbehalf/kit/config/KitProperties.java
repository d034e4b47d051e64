package io.onbehalf.kit.config;

import io.onbehalf.kit.query.AdvertisedAddress;
import io.onbehalf.kit.streams.StreamsSettings;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The settings of every service, under `onbehalf`.
///
/// @param advertisedAddress host:port at which other instances of this service reach this one; the host's own
///   address where it would be a wildcard
/// @param stateDir folder of the local state and of the copies of others' topics; each instance its own; it
///   can be rebuilt from Kafka
/// @param replyTimeout how long a call waits for its reply before it is answered 503
/// @param replicas copies of each topic; 3 where there are three brokers or more
/// @param setup whether the service creates its topics, or another does
/// @param standbys warm copies of each state store on other instances, where there are others
/// @param maxRecordBytes the largest record or row that a decision may write; a larger one is set aside, and
///   the caller gets an error
/// @param copiesMayWait for how long copies of others' topics may stand still until what must not rest on old
///   data is refused
@Validated
@ConfigurationProperties("onbehalf")
public record KitProperties(
        @NotBlank String advertisedAddress,
        @NotNull Path stateDir,
        @DefaultValue("10s") @NotNull Duration replyTimeout,
        @DefaultValue("1") @Min(1) int replicas,
        @DefaultValue("create") TopicSetup.@NotNull Mode setup,
        @DefaultValue("1") @Min(0) int standbys,
        @DefaultValue("" + StreamsSettings.DEFAULT_MAX_RECORD_BYTES) @Min(1_024) int maxRecordBytes,
        @DefaultValue("2m") @NotNull Duration copiesMayWait) {

    public KitProperties {
        advertisedAddress = AdvertisedAddress.reachable(advertisedAddress);
        if (replyTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "onbehalf.reply-timeout " + replyTimeout + ": must be at least 1ms");
        }
        if (copiesMayWait.isNegative()) {
            throw new IllegalArgumentException(
                    "onbehalf.copies-may-wait " + copiesMayWait + ": must not be negative");
        }
    }
}
