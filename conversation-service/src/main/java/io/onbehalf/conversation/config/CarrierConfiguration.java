package io.onbehalf.conversation.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.conversation.carrier.inbound.Addresses;
import io.onbehalf.conversation.carrier.inbound.InboundHandler;
import io.onbehalf.conversation.carrier.inbound.InboundMetrics;
import io.onbehalf.conversation.carrier.inbound.InboundRecords;
import io.onbehalf.conversation.carrier.inbound.InboundRequests;
import io.onbehalf.conversation.carrier.inbound.InboundWriter;
import io.onbehalf.conversation.carrier.outbound.OutboundClients;
import io.onbehalf.conversation.carrier.outbound.OutboundKafka;
import io.onbehalf.conversation.carrier.outbound.OutboundLoop;
import io.onbehalf.conversation.carrier.outbound.OutboundMetrics;
import io.onbehalf.conversation.carrier.outbound.OutboundRecords;
import io.onbehalf.conversation.carrier.outbound.PreSubmitCheck;
import io.onbehalf.conversation.carrier.outbound.group.UsableAccounts;
import io.onbehalf.conversation.carrier.smpp.InboundListener;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.config.KitProperties;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.tracing.Tracing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The wiring of the carrier. Without an account there is none.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("onbehalf.carrier.accounts[0].name")
@EnableConfigurationProperties(CarrierProperties.class)
class CarrierConfiguration {

    @Bean(destroyMethod = "close")
    Producer<String, SpecificRecord> inboundProducer(EventSerdes serdes, KafkaClientSettings clients) {
        return new KafkaProducer<>(
                clients.producer(
                        Map.of(
                                ProducerConfig.ACKS_CONFIG, "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                                ProducerConfig.LINGER_MS_CONFIG, 2,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000)),
                new StringSerializer(),
                serdes.values().serializer()) {
            // The binds have ended: an SMS that is not recorded yet can't be answered, and comes again.
            @Override
            public void close() {
                close(Duration.ZERO);
            }
        };
    }

    @Bean
    InboundRequests inboundRequests(
            CarrierProperties properties,
            QueueDirectory directory,
            ConsentKeywords keywords,
            InstantSource clock) {
        return new InboundRequests(
                directory, keywords, properties.consent().answers(), properties.partsTimeout(), clock);
    }

    @Bean
    InboundHandler inboundHandler(
            CarrierProperties properties,
            Addresses addresses,
            InboundRequests requests,
            Producer<String, SpecificRecord> inboundProducer,
            MeterRegistry registry,
            Tracing tracing,
            InstantSource clock) {
        return new InboundHandler(
                new InboundRecords(
                        addresses, requests, properties.defaultAlphabets(), properties.receiptKeys()),
                new InboundWriter(inboundProducer),
                new InboundMetrics(registry),
                tracing,
                clock);
    }

    @Bean
    Addresses inboundAddresses(
            CarrierProperties properties, QueueDirectory directory, ThreadIdentity identity) {
        return new Addresses(properties.inboundQueues(), directory, identity);
    }

    @Bean
    SmppAccounts smppAccounts(CarrierProperties properties, InboundListener listener, InstantSource clock) {
        return new SmppAccounts(
                properties.accountSettings().stream()
                        .map(settings -> new SmppAccount(settings, listener, clock))
                        .toList(),
                properties.standIns());
    }

    @Bean
    PreSubmitCheck preSubmitCheck(
            CarrierProperties properties, QueueDirectory directory, InstantSource clock) {
        return new PreSubmitCheck(
                directory, properties.validity(), properties.consent().answerValidity(), clock);
    }

    @Bean
    OutboundRecords outboundRecords(
            CarrierProperties properties,
            QueueDirectory directory,
            ThreadIdentity identity,
            InstantSource clock) {
        return new OutboundRecords(
                properties.receiptTimeout(), directory, identity, properties.receiptKeys(), clock);
    }

    @Bean
    UsableAccounts usableAccounts(SmppAccounts accounts) {
        return new UsableAccounts(accounts::usable);
    }

    @Bean
    OutboundKafka outboundKafka(
            KitProperties kit, EventSerdes serdes, KafkaClientSettings clients, UsableAccounts usable) {
        return new OutboundKafka(serdes, OutboundClients.of(clients, kit.advertisedAddress(), usable));
    }

    @Bean
    OutboundLoop outboundLoop(
            CarrierProperties properties,
            OutboundKafka kafka,
            OutboundRecords records,
            PreSubmitCheck check,
            SmppAccounts accounts,
            UsableAccounts usable,
            MeterRegistry registry,
            InstantSource clock,
            Tracing tracing) {
        return new OutboundLoop(
                kafka,
                records,
                check,
                properties.pacing().limits(),
                accounts,
                usable,
                new OutboundMetrics(registry, clock),
                tracing);
    }

    @Bean
    CarrierLifecycle carrierLifecycle(SmppAccounts accounts, OutboundLoop loop, MeterRegistry registry) {
        return new CarrierLifecycle(accounts, loop, registry);
    }

    @Bean
    CarrierHealth carrierHealthIndicator(CarrierLifecycle lifecycle) {
        return new CarrierHealth(lifecycle);
    }
}
