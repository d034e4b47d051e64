package io.onbehalf.kit.config;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// The schemas of a service, which must be registered before it writes.
///
/// A service that starts while the registry is away has its ports open and is not ready, with `registry` as
/// the reason; a call that would write gets 503. Registration is tried again until it succeeds, and then the
/// service's streams start. A schema that the registry refuses ends the process, whenever it does.
///
/// As `/actuator/health/registry`, it also shows that records of a running service wait for schemas
/// (`DEGRADED`); that takes nobody out of service.
final class ServiceSchemas implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceSchemas.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Serde<SpecificRecord> serde;
    private final Runnable registration;
    private final Supplier<Stream<StreamsBuilderFactoryBean>> streams;
    private final Runnable end;
    private volatile boolean registered;
    private volatile boolean running;
    private @Nullable Thread thread;

    /// Tries to register them once.
    ///
    /// @param registration of all schemas of the service
    /// @param streams of the service, which start when it is done
    /// @param end ends the process
    ServiceSchemas(
            Serde<SpecificRecord> serde,
            Runnable registration,
            Supplier<Stream<StreamsBuilderFactoryBean>> streams,
            Runnable end) {
        this.serde = serde;
        this.registration = registration;
        this.streams = streams;
        this.end = end;
        registering(true);
        try {
            register();
        } catch (RegistryUnavailable e) {
            LOG.warn("the service starts without its streams, which need their schemas: {}", e.getMessage());
        }
    }

    Serde<SpecificRecord> serde() {
        return serde;
    }

    boolean areRegistered() {
        return registered;
    }

    private void register() {
        registration.run();
        registering(false);
        registered = true;
    }

    private void registering(boolean still) {
        if (serde instanceof RegistrySerde ours) {
            ours.registering(still);
        }
    }

    @Override
    public void start() {
        running = true;
        if (!registered) {
            thread = Thread.ofPlatform().name("schema-registration").start(this::registerLater);
        }
    }

    private void registerLater() {
        try {
            while (running && !registered) {
                Thread.sleep(PAUSE);
                attempt();
            }
            if (running) {
                streams.get().forEach(StreamsBuilderFactoryBean::start);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the schemas can't be registered; this process ends", e);
            // The end waits for the thread that this is.
            Thread.ofPlatform().name("end-of-process").start(end);
        }
    }

    private void attempt() {
        try {
            register();
        } catch (RegistryUnavailable e) {
            LOG.debug("the streams wait for their schemas: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread registering = thread;
        if (registering != null) {
            registering.interrupt();
            try {
                registering.join(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// What it starts later must not outlast it.
    @Override
    public int getPhase() {
        return StopOrder.STREAMS + 1;
    }

    @Override
    public Health health() {
        if (!registered) {
            return Health.outOfService()
                    .withDetail("schemas", "not registered: the registry is away")
                    .build();
        }
        Set<Integer> awaited = serde instanceof RegistrySerde ours ? ours.awaited() : Set.of();
        return awaited.isEmpty()
                ? Health.up().build()
                : Health.status("DEGRADED").withDetail("awaited-schema-ids", awaited).build();
    }
}
