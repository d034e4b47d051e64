package io.onbehalf.gateway.sockets;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Sends every socket a heartbeat each 30 s, and says good-bye to all when the gateway stops: before its web
/// server does.
final class Heartbeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /// The heartbeat's period, in seconds; clients give up after 35 s without a frame.
    private static final int PERIOD_S = 30;

    private final Sockets sockets;
    private @Nullable ScheduledExecutorService timer;
    private int turn;

    Heartbeat(Sockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("heartbeat").factory());
        var _ = timer.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            turn = (turn + 1) % PERIOD_S;
            sockets.beat(turn, PERIOD_S, Instant.now());
        } catch (RuntimeException e) {
            LOG.error("a heartbeat failed; the next one comes", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
            sockets.closeAll();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    /// After the web server at the start, and before it at the stop.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
