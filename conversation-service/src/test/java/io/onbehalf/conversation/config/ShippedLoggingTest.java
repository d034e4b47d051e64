package io.onbehalf.conversation.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.mock.env.MockEnvironment;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShippedLoggingTest {

    @Test
    void the_SMPP_library_logs_nothing_at_the_levels_that_we_ship() {
        MockEnvironment environment = new MockEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);

        assertThat(environment.getProperty("logging.level.org.jsmpp")).isEqualTo("off");
    }
}
