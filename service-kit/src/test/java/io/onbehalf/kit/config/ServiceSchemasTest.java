package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistry;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.avro.SchemaRegistry.SchemaRefused;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServiceSchemasTest {

    private final RegistrySerde serde = new RegistrySerde(new Away());
    private final OrganizationSnapshot acme =
            OrganizationSnapshot.newBuilder()
                    .setOrganizationId("acme")
                    .setName("Acme")
                    .setDefaultCountryCode("US")
                    .setCallLogging(true)
                    .build();
    private final StreamsBuilderFactoryBean streams = mock();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile RuntimeException problem = new RegistryUnavailable("away", null);
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean broken = true;
    private boolean remembered;
    private @Nullable ServiceSchemas service;

    /// Answers nothing.
    private static final class Away implements SchemaRegistry {

        @Override
        public Rule requireCompatibility(String subject, String level) {
            throw new RegistryUnavailable("away", null);
        }

        @Override
        public int register(String subject, Schema schema) {
            throw new RegistryUnavailable("away", null);
        }

        @Override
        public Schema byId(int id) {
            throw new RegistryUnavailable("away", null);
        }
    }

    private ServiceSchemas aServiceStarts() {
        ServiceSchemas schemas =
                new ServiceSchemas(
                        serde,
                        registration(),
                        () -> Stream.of(streams),
                        () -> end.complete(Thread.currentThread().getName()));
        service = schemas;
        schemas.start();
        return schemas;
    }

    private ServiceSchemas.Registration registration() {
        return new ServiceSchemas.Registration() {

            @Override
            public void register() {
                ServiceSchemasTest.this.register();
            }

            @Override
            public boolean recall() {
                if (remembered) {
                    serde.know(acme.getSchema(), 7);
                }
                return remembered;
            }
        };
    }

    private void register() {
        attempts.incrementAndGet();
        if (broken) {
            throw problem;
        }
        serde.know(acme.getSchema(), 7);
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.stop();
        }
    }

    @Test
    void where_the_registry_is_there_the_schemas_are_registered_before_anything_starts() {
        broken = false;
        ServiceSchemas schemas = aServiceStarts();

        assertThat(schemas.areKnown()).isTrue();
        assertThat(schemas.health()).isEqualTo(Health.up().build());
        verify(streams, never()).start();
    }

    @Test
    void while_the_registry_is_away_a_service_starts_and_is_not_ready() {
        ServiceSchemas schemas = aServiceStarts();

        assertThat(schemas.areKnown()).isFalse();
        assertThat(schemas.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThatExceptionOfType(RegistryUnavailable.class)
                .isThrownBy(() -> serde.serializer().serialize("queue.organizations", acme));
        verify(streams, never()).start();
    }

    @Test
    void while_the_registry_is_away_a_service_starts_with_the_schemas_of_a_former_start() {
        remembered = true;
        ServiceSchemas schemas = aServiceStarts();

        assertThat(schemas.areKnown()).isTrue();
        assertThat(schemas.health())
                .isEqualTo(
                        Health.status("DEGRADED")
                                .withDetail("schemas", "of a former start: the registry is away")
                                .build());
        assertThat(serde.serializer().serialize("queue.organizations", acme)).isNotEmpty();

        broken = false;
        await().until(() -> schemas.health().getStatus().equals(Status.UP));
        verify(streams, never()).start();
    }

    @Test
    void its_streams_start_when_the_registry_is_back() {
        ServiceSchemas schemas = aServiceStarts();
        await().until(() -> attempts.get() > 2);
        broken = false;

        verify(streams, timeout(10_000)).start();
        assertThat(schemas.health().getStatus()).isEqualTo(Status.UP);
        assertThat(serde.serializer().serialize("queue.organizations", acme)).isNotEmpty();
        assertThat(end).isNotDone();
    }

    @Test
    void a_schema_that_breaks_with_its_past_ends_the_start() {
        problem = new SchemaRefused("not compatible");

        assertThatExceptionOfType(SchemaRefused.class).isThrownBy(this::aServiceStarts);
    }

    @Test
    void a_schema_that_breaks_with_its_past_ends_the_process_when_that_comes_out_later() {
        aServiceStarts();
        problem = new SchemaRefused("not compatible");

        assertThat(end).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("end-of-process");
        verify(streams, never()).start();
    }

    @Test
    void a_service_that_stops_meanwhile_starts_nothing() {
        ServiceSchemas schemas = aServiceStarts();
        schemas.stop();
        broken = false;

        assertThat(schemas.isRunning()).isFalse();
        verify(streams, never()).start();
    }

    @Test
    void records_that_wait_for_a_schema_are_shown_and_take_nobody_out_of_service() {
        broken = false;
        ServiceSchemas schemas = aServiceStarts();

        assertThat(serde.isReadable(ByteBuffer.allocate(6).put((byte) 0).putInt(77).array())).isFalse();

        assertThat(schemas.health())
                .isEqualTo(Health.status("DEGRADED").withDetail("awaited-schema-ids", Set.of(77)).build());
    }
}
