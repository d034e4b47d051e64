package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;

/// The whole link: its accounts and its outbound loop, started after everything that they need and stopped
/// before it.
final class CarrierLink implements SmartLifecycle {

    private final List<SmppLink> links;
    private final OutboundLoop loop;
    private volatile boolean running;

    CarrierLink(List<SmppLink> links, OutboundLoop loop, CarrierMetrics metrics) {
        this.links = List.copyOf(links);
        this.loop = loop;
        this.links.forEach(link -> metrics.bound(link.account().name(), link::bound));
    }

    /// Each account's name, and whether it is bound.
    Map<String, Boolean> bound() {
        Map<String, Boolean> bound = new LinkedHashMap<>();
        for (SmppLink link : links) {
            Account account = link.account();
            bound.put(account.name(), link.bound());
        }
        return bound;
    }

    @Override
    public void start() {
        running = true;
        links.forEach(SmppLink::start);
        loop.start();
    }

    @Override
    public void stop() {
        running = false;
        try {
            loop.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        links.forEach(SmppLink::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 500;
    }
}
