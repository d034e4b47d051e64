package io.onbehalf.kit.config;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
/// A service that starts while the registry is away starts with the ids that its schemas got at a former
/// start, if they all have one. Else it has its ports open and is not ready, with `registry` as the reason; a
/// call that would write gets 503. In both cases registration is tried again until it succeeds; a service
/// that waited starts its streams then. A schema that the registry refuses ends the process, whenever it
/// does.
///
/// As `/actuator/health/registry`, it also shows that the schemas are those of a former start, and that
/// records of a running service wait for schemas (`DEGRADED`); that takes nobody out of service.
final class ServiceSchemas implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceSchemas.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Serde<SpecificRecord> serde;
    private final Registration registration;
    private final Supplier<Stream<StreamsBuilderFactoryBean>> streams;
    private final Runnable end;
    private volatile boolean known;
    private volatile boolean registered;
    private volatile boolean running;
    private @Nullable Thread thread;

    /// The registration of all schemas of the service.
    interface Registration {

        /// Registers them at the registry.
        ///
        /// @throws RegistryUnavailable if the registry can't be reached
        void register();

        /// Without the registry, by its answers at a former start; false if one of them is missing.
        boolean recall();
    }

    /// Tries to register them once.
    ///
    /// @param streams of the service, which start when the schemas are known
    /// @param end ends the process
    ServiceSchemas(
            Serde<SpecificRecord> serde,
            Registration registration,
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
            recall(String.valueOf(e.getMessage()));
        }
    }

    private void recall(String problem) {
        if (registration.recall()) {
            becomeKnown();
            LOG.warn("the schemas have the ids of a former start: {}", problem);
        } else {
            LOG.warn("the service starts without its streams, which need their schemas: {}", problem);
        }
    }

    Serde<SpecificRecord> serde() {
        return serde;
    }

    /// True if the service can write: its streams need not wait.
    boolean areKnown() {
        return known;
    }

    private void register() {
        registration.register();
        becomeKnown();
        registered = true;
    }

    private void becomeKnown() {
        registering(false);
        known = true;
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
            boolean streamsWait = !known;
            thread = Thread.ofPlatform().name("schema-registration").start(() -> registerLater(streamsWait));
        }
    }

    private void registerLater(boolean streamsWait) {
        try {
            while (running && !registered) {
                Thread.sleep(PAUSE);
                attempt();
            }
            if (running && streamsWait) {
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
            LOG.debug("the schemas are not registered yet: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread registering = thread;
        if (registering != null) {
            registering.interrupt();
            try {
                registering.join(StopOrder.Bound.SCHEMAS.longest());
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
        if (!known) {
            return Health.outOfService()
                    .withDetail("schemas", "not registered: the registry is away")
                    .build();
        }
        Map<String, Object> details = new TreeMap<>();
        if (!registered) {
            details.put("schemas", "of a former start: the registry is away");
        }
        Set<Integer> awaited = serde instanceof RegistrySerde ours ? ours.awaited() : Set.of();
        if (!awaited.isEmpty()) {
            details.put("awaited-schema-ids", awaited);
        }
        return details.isEmpty()
                ? Health.up().build()
                : Health.status("DEGRADED").withDetails(details).build();
    }
}
