package io.onbehalf.conversation.config;

import io.onbehalf.conversation.config.AccountProperties.ReceiptsById;
import io.onbehalf.conversation.topology.receipts.ReceiptTopology;
import io.onbehalf.kit.config.StreamsFactory;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology that finds receipts by the SMSC's id, if there is an account that needs it.
@Configuration(proxyBeanMethods = false)
@Conditional(ReceiptConfiguration.AnAccountNeedsIt.class)
class ReceiptConfiguration {

    /// A status is shown that much later.
    private static final Duration DELAY = Duration.ofMillis(10);

    @Bean
    StreamsBuilderFactoryBean receiptStreams(StreamsFactory streams, CarrierProperties properties) {
        return streams.atLeastOnce(
                ReceiptTopology.NAME,
                DELAY,
                DELAY,
                (builder, serdes) ->
                        ReceiptTopology.define(
                                builder, serdes, properties.receiptTimeout(), properties.receiptKeys()));
    }

    /// True if an account's receipts are found by the SMSC's id.
    static final class AnAccountNeedsIt implements Condition {

        /// An account, as far as it says that. Every one has a name; the list would end at one that has
        /// nothing of what is read here.
        record Account(String name, @DefaultValue("NONE") ReceiptsById receiptsById) {}

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("onbehalf.carrier.accounts", Bindable.listOf(Account.class))
                    .orElse(List.of())
                    .stream()
                    .anyMatch(account -> account.receiptsById() != ReceiptsById.NONE);
        }
    }
}
