package io.onbehalf.conversation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.Directories;
import io.onbehalf.conversation.carrier.outbound.OutboundLoop;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.config.KitProperties;
import io.onbehalf.kit.config.StopOrder;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.testing.MemoryRegistry;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.tracing.Tracing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierConfigurationTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void without_an_account_there_is_no_carrier() {
        new ApplicationContextRunner()
                .withUserConfiguration(CarrierConfiguration.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context).doesNotHaveBean(CarrierLifecycle.class);
                });
    }

    @Test
    void with_accounts_all_of_it_is_there() {
        new ApplicationContextRunner()
                .withUserConfiguration(CarrierConfiguration.class, Kit.class)
                // Starts nothing.
                .withBean("lifecycleProcessor", LifecycleProcessor.class, () -> mock())
                .withBean(QueueDirectory.class, Directories::empty)
                .withBean(ThreadIdentity.class, () -> Acme.IDENTITY)
                .withBean(KafkaClientSettings.class, () -> KafkaClientSettings.at("127.0.0.1:1"))
                .withBean(EventSerdes.class, () -> new EventSerdes(new RegistrySerde(new MemoryRegistry())))
                .withBean(ConsentKeywords.class, ConsentKeywords::load)
                .withBean(MeterRegistry.class, () -> registry)
                .withBean(Tracing.class, Tracing::off)
                .withBean(InstantSource.class, () -> InstantSource.fixed(Acme.NOON))
                .withPropertyValues(
                        "onbehalf.advertised-address=127.0.0.1:8082",
                        "onbehalf.state-dir=state",
                        "onbehalf.carrier.accounts[0].name=main",
                        "onbehalf.carrier.accounts[0].organization-id=acme",
                        "onbehalf.carrier.accounts[0].host=smsc.example",
                        "onbehalf.carrier.accounts[0].port=2775",
                        "onbehalf.carrier.accounts[0].system-id=us")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(CarrierLifecycle.class).bound()).containsEntry("main", false);
                    assertThat(context.getBean(CarrierHealth.class).health().getDetails())
                            .containsEntry("main", "not bound");
                });
    }

    @ParameterizedTest
    @CsvSource({"none, false", "same, true", "DECIMAL, true"})
    void receipts_are_looked_for_by_their_id_only_if_an_account_needs_it(String value, boolean needed) {
        var environment = new MockEnvironment();
        environment.setProperty("onbehalf.carrier.accounts[0].name", "main");
        environment.setProperty("onbehalf.carrier.accounts[1].name", "other");
        environment.setProperty("onbehalf.carrier.accounts[1].receipts-by-id", value);
        ConditionContext context = mock();
        when(context.getEnvironment()).thenReturn(environment);

        assertThat(new ReceiptConfiguration.AnAccountNeedsIt().matches(context, mock())).isEqualTo(needed);
    }

    @Test
    void the_gauge_of_an_account_outlives_a_garbage_collection() {
        AtomicBoolean bound = new AtomicBoolean(true);
        SmppAccount account = mock();
        when(account.settings()).thenReturn(Accounts.account(2775, 1));
        when(account.isBound()).thenAnswer(_ -> bound.get());
        var lifecycle =
                new CarrierLifecycle(
                        new SmppAccounts(List.of(account), Map.of()), mock(OutboundLoop.class), registry);
        assertThat(lifecycle.isRunning()).isFalse();

        System.gc();

        assertThat(gauge()).isEqualTo(1);
        bound.set(false);
        assertThat(gauge()).isZero();
    }

    @Test
    void accounts_are_unbound_beside_each_other() {
        // None ends before all are unbound.
        var allEnd = new CyclicBarrier(3);
        var together = new AtomicInteger();

        stop(
                3,
                () -> {
                    allEnd.await(5, TimeUnit.SECONDS);
                    together.incrementAndGet();
                });

        await().untilAsserted(() -> assertThat(together).hasValue(3));
    }

    @Test
    void accounts_that_do_not_end_hold_up_a_stop_no_longer_than_one() {
        var never = new CountDownLatch(1);
        Duration bound = StopOrder.Bound.UNBIND.longest();

        assertTimeout(bound.multipliedBy(2), () -> stop(5, never::await));

        never.countDown();
    }

    /// Stops so many accounts.
    private void stop(int count, Executable end) {
        List<SmppAccount> accounts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            SmppAccount account = mock();
            when(account.settings()).thenReturn(Accounts.account(2775, 1));
            doAnswer(
                            _ -> {
                                end.execute();
                                return null;
                            })
                    .when(account)
                    .stop();
            accounts.add(account);
        }
        new CarrierLifecycle(new SmppAccounts(accounts, Map.of()), mock(OutboundLoop.class), registry).stop();
    }

    private double gauge() {
        return registry.get(OnbehalfMeter.CARRIER_BOUND.id()).tag("account", "test").gauge().value();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(KitProperties.class)
    static class Kit {}
}
