package io.onbehalf.conversation.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.conversation.carrier.outbound.OutboundLoop;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import io.onbehalf.kit.config.StopOrder;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;

/// Starts the carrier, its accounts and its outbound loop, after everything that they need, and stops them
/// before it.
final class CarrierLifecycle implements SmartLifecycle {

    private final SmppAccounts accounts;
    private final OutboundLoop loop;
    private volatile boolean running;

    CarrierLifecycle(SmppAccounts accounts, OutboundLoop loop, MeterRegistry registry) {
        this.accounts = accounts;
        this.loop = loop;
        accounts.all().forEach(account -> register(account, registry));
    }

    /// A gauge: 1 while the account is bound, otherwise 0.
    private static void register(SmppAccount account, MeterRegistry registry) {
        OnbehalfMeter.CARRIER_BOUND.gauge(
                registry, () -> account.isBound() ? 1 : 0, account.settings().name());
    }

    /// Each account's name, and whether it is bound.
    Map<String, Boolean> bound() {
        Map<String, Boolean> bound = new LinkedHashMap<>();
        accounts.all().forEach(account -> bound.put(account.settings().name(), account.isBound()));
        return bound;
    }

    @Override
    public void start() {
        running = true;
        accounts.all().forEach(SmppAccount::start);
        loop.start();
    }

    @Override
    public void stop() {
        running = false;
        try {
            loop.stop(StopOrder.Bound.OUTBOUND.longest());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        unbind();
    }

    /// All at the same time, and all within one bound: an SMSC that does not answer to the end of its bind
    /// holds up no other.
    private void unbind() {
        long giveUpAt = System.nanoTime() + StopOrder.Bound.UNBIND.longest().toNanos();
        List<Thread> ends =
                accounts.all().stream().map(account -> Thread.ofVirtual().start(account::stop)).toList();
        try {
            for (Thread end : ends) {
                end.join(Duration.ofNanos(Math.max(0, giveUpAt - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return StopOrder.CARRIER;
    }
}
