package io.onbehalf.kit.config.setup;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The settings of the set-up; those that the services have too are theirs.
///
/// @param replicas copies of each topic
/// @param acls whether it gives the services their rights on the brokers
@Validated
@ConfigurationProperties("onbehalf")
record SetUpProperties(@DefaultValue("1") @Min(1) int replicas, @DefaultValue("false") boolean acls) {}
