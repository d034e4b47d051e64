package io.onbehalf.conversation.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConversationPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ConversationProperties.class)
    static class Bound {}

    @Test
    void the_identity_key_has_no_default_and_a_service_without_it_says_so() {
        service.run(context ->
                assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining(
                                "onbehalf.identity-key must be given: the secret of at least 16"));
    }

    @Test
    void every_key_is_mapped_and_the_secret_is_not_shown() {
        service.withPropertyValues("onbehalf.identity-key=0123456789abcdef")
                .run(context ->
                        assertThat(context.getBean(ConversationProperties.class))
                                .isEqualTo(new ConversationProperties("0123456789abcdef"))
                                .hasToString("ConversationProperties[identityKey=…]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "                ", "0123456789abcde"})
    void bad_values_are_refused_by_name(String key) {
        service.withPropertyValues("onbehalf.identity-key=" + key)
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("onbehalf.identity-key must be "));
    }
}
