package io.onbehalf.conversation.carrier;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.kit.config.KitProperties;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The wiring of the carrier link; without an account there is none.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("onbehalf.carrier.accounts[0].name")
@EnableConfigurationProperties(CarrierProperties.class)
class CarrierConfiguration {

    @Bean
    CarrierMetrics carrierMetrics(MeterRegistry registry) {
        return new CarrierMetrics(registry);
    }

    @Bean(destroyMethod = "close")
    Producer<String, SpecificRecord> inboundProducer(
            EventSerdes serdes, @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.LINGER_MS_CONFIG, 2,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000),
                new StringSerializer(),
                serdes.values().serializer());
    }

    @Bean
    InboundHandler inboundHandler(
            CarrierProperties properties,
            QueueDirectory directory,
            ThreadIdentity identity,
            Producer<String, SpecificRecord> inboundProducer,
            CarrierMetrics metrics,
            ConsentKeywords keywords,
            InstantSource clock) {
        return new InboundHandler(
                new InboundRecords(properties, directory, identity, keywords, clock),
                new InboundLog(inboundProducer, Topics.CONVERSATION_DEAD_LETTERS),
                metrics);
    }

    @Bean
    CarrierLink carrierLink(
            CarrierProperties properties,
            KitProperties kit,
            QueueDirectory directory,
            ThreadIdentity identity,
            EventSerdes serdes,
            InboundHandler inbound,
            CarrierMetrics metrics,
            InstantSource clock,
            @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        BlockingQueue<SubmitResult> results = OutboundLoop.results();
        Gate gate = new Gate(directory, properties, clock);
        List<SmppLink> links =
                properties.accounts().stream()
                        .map(account -> new SmppLink(account, properties, gate, inbound, results::add))
                        .toList();
        OutboundLoop loop =
                new OutboundLoop(
                        new OutboundKafka(
                                serdes, OutboundClients.at(bootstrapServers, kit.advertisedAddress())),
                        new OutboundRecords(properties, identity),
                        gate,
                        properties,
                        metrics,
                        clock,
                        links,
                        results);
        return new CarrierLink(links, loop, metrics);
    }

    @Bean
    CarrierHealth carrierHealthIndicator(CarrierLink link) {
        return new CarrierHealth(link);
    }
}
