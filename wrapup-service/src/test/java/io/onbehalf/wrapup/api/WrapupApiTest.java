package io.onbehalf.wrapup.api;

import io.onbehalf.kit.testing.WithBenchedService;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/// A test of the API over the real topology, in the organization Acme.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithBenchedService
@Import({WrapupConfiguration.class, WrapupAccess.class, Visibility.class, WrapupRoute.class})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@interface WrapupApiTest {}
