package io.onbehalf.conversation.api;

import io.onbehalf.conversation.config.ConversationConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;

/// A test of the API over the real topology. Each test has a [Tenant] of its own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(properties = "onbehalf.identity-key=a secret of the tests")
@Import({ConversationConfiguration.class, Visibility.class, DirectoryErrors.class, BenchedService.class})
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@interface WithBenchedService {}
