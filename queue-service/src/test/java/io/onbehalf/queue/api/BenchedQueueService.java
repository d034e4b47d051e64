package io.onbehalf.queue.api;

import io.onbehalf.kit.testing.WithBenchedService;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.config.QueueConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// A test of the API over the topologies of the service.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithBenchedService
@Import({QueueConfiguration.class, QueueAccess.class, AuditBench.class})
public @interface BenchedQueueService {}
