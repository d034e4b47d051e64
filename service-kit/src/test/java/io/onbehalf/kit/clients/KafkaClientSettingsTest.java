package io.onbehalf.kit.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaClientSettingsTest {

    private static final String PASSWORD = "secret-of-the-service";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(KafkaClientAutoConfiguration.class))
                    .withPropertyValues(
                            "spring.kafka.bootstrap-servers=one:9092,two:9092",
                            "spring.kafka.security.protocol=SASL_SSL",
                            "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512",
                            "spring.kafka.properties.sasl.jaas.config=password=" + PASSWORD,
                            "spring.kafka.ssl.trust-store-type=PEM",
                            "spring.kafka.ssl.trust-store-certificates=certificate",
                            "spring.kafka.producer.compression-type=zstd",
                            "spring.kafka.streams.properties.num.stream.threads=4");

    @Test
    void every_client_proves_who_it_is_and_knows_whom_it_trusts_as_configured() {
        service.run(context -> {
            KafkaClientSettings clients = context.getBean(KafkaClientSettings.class);

            for (Map<String, Object> settings :
                    List.of(
                            clients.admin(Map.of()),
                            clients.consumer(Map.of()),
                            clients.producer(Map.of()),
                            clients.streams(Map.of()))) {
                assertThat(settings)
                        .containsEntry("bootstrap.servers", List.of("one:9092", "two:9092"))
                        .containsEntry("security.protocol", "SASL_SSL")
                        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                        .containsEntry("sasl.jaas.config", "password=" + PASSWORD)
                        .containsEntry("ssl.truststore.type", "PEM")
                        .containsEntry("ssl.truststore.certificates", "certificate");
            }
            assertThat(clients.producer(Map.of())).containsEntry("compression.type", "zstd");
            assertThat(clients.streams(Map.of())).containsEntry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "4");
        });
    }

    @Test
    void every_client_reports_its_metrics_to_kafka_s_own_reporter_and_to_ours() {
        KafkaClientSettings clients = KafkaClientSettings.at("one:9092");

        assertThat(clients.consumer(Map.of()))
                .containsEntry(
                        "metric.reporters",
                        List.of(JmxReporter.class.getName(), ClientMetrics.class.getName()));
    }

    @Test
    void configured_reporters_take_the_place_of_kafka_s_own() {
        service.withPropertyValues("spring.kafka.properties.metric.reporters=one.Reporter, other.Reporter")
                .run(context ->
                        assertThat(context.getBean(KafkaClientSettings.class).producer(Map.of()))
                                .containsEntry(
                                        "metric.reporters",
                                        List.of(
                                                "one.Reporter",
                                                "other.Reporter",
                                                ClientMetrics.class.getName())));
    }

    @Test
    void what_a_client_needs_for_its_promises_stands_above_what_is_configured() {
        service.withPropertyValues("spring.kafka.producer.acks=0")
                .run(context ->
                        assertThat(context.getBean(KafkaClientSettings.class).producer(Map.of("acks", "all")))
                                .containsEntry("acks", "all"));
    }
}
