package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.wrapup.Wrapups;
import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.kit.testing.WithBenchedService;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// A test of the API over the real topology. Each test has a [Tenant] of its own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithBenchedService
@TestPropertySource(properties = "onbehalf.identity-key=a secret of the tests")
@Import({
    ConversationConfiguration.class,
    Visibility.class,
    Wrapups.class,
    DirectoryErrors.class,
    ConversationRoute.class
})
@interface ConversationApiTest {}
