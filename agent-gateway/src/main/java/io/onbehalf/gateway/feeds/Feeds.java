package io.onbehalf.gateway.feeds;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the feeds: from before the web server is there until after it is gone.
final class Feeds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    private final KafkaClients kafka;
    private final TopicFollower follower;
    private final KafkaChannelStore channels;
    private final KafkaReadMarkStore readMarks;
    private @Nullable ScheduledExecutorService timer;

    Feeds(
            KafkaClients kafka,
            TopicFollower follower,
            KafkaChannelStore channels,
            KafkaReadMarkStore readMarks) {
        this.kafka = kafka;
        this.follower = follower;
        this.channels = channels;
        this.readMarks = readMarks;
    }

    @Override
    public synchronized void start() {
        follower.start(kafka::connect);
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("expiry").factory());
        var _ = timer.scheduleAtFixedRate(this::removeExpired, 1, 1, TimeUnit.MINUTES);
    }

    private void removeExpired() {
        try {
            channels.removeExpired(Instant.now());
            readMarks.removeExpired(Instant.now());
        } catch (RuntimeException e) {
            LOG.warn("what has expired is not removed now: {}", e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
            follower.stop();
            kafka.close();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
