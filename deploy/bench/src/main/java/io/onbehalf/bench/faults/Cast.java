package io.onbehalf.bench.faults;

import io.onbehalf.local.client.ApiUser;
import io.onbehalf.smsc.ControlClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The agents, contacts and supervisors of a run, who act at the same time, each in a thread.
final class Cast {

    private static final int AGENT_THREADS = 4;

    private final List<Timed> players = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    private record Timed(Player player, Duration pause) {}

    /// @param seed of what each of them does
    static Cast of(Scene scene, Stage stage, CallLog log, long seed) throws InterruptedException {
        Cast cast = new Cast();
        Random seeds = new Random(seed);
        for (String name : List.of("amy", "ben")) {
            List<ApiUser> agent = stage.signIn(name);
            for (int i = 0; i < AGENT_THREADS; i++) {
                Random random = new Random(seeds.nextLong());
                cast.add(
                        new AgentPlayer(
                                new PersistentUser(agent, log, random),
                                scene.of(agent.getFirst()),
                                log,
                                random),
                        Duration.ofMillis(250));
            }
        }
        Random supervisor = new Random(seeds.nextLong());
        cast.add(
                new SupervisorPlayer(
                        new PersistentUser(stage.signIn("sue"), log, supervisor),
                        new PersistentUser(stage.signIn("admin"), log, supervisor),
                        scene.queues(),
                        supervisor),
                Duration.ofSeconds(1));
        ControlClient network = new ControlClient(stage.layout().smscControlUrl());
        cast.add(new ContactPlayer(scene, network, new Random(seeds.nextLong())), Duration.ofMillis(400));
        return cast;
    }

    private void add(Player player, Duration pause) {
        players.add(new Timed(player, pause));
    }

    /// What happens while they act.
    @FunctionalInterface
    interface Meanwhile {
        void happens() throws Exception;
    }

    /// Lets them act while something happens; returns once each has ended their last act.
    void actDuring(Meanwhile meanwhile) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> acting = new ArrayList<>();
            for (Timed each : players) {
                acting.add(threads.submit(() -> actOn(each)));
            }
            try {
                meanwhile.happens();
            } finally {
                over.set(true);
            }
            for (Future<?> each : acting) {
                each.get();
            }
        }
    }

    private @Nullable Void actOn(Timed each) throws Exception {
        while (!over.get()) {
            each.player().act();
            Thread.sleep(each.pause());
        }
        return null;
    }
}
