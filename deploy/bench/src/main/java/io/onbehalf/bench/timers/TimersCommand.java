package io.onbehalf.bench.timers;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.bench.stack.EndedStints;
import io.onbehalf.bench.stack.GroupLag;
import io.onbehalf.bench.stack.TopicFollower;
import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.load.Latency;
import io.onbehalf.local.stack.Service;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;

/// The command `deploy/bench/run timers`: how long it takes to end after-call work that is due in the same
/// second, and how other requests are served meanwhile; then how soon it ends where nothing else happens.
public final class TimersCommand {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MOST_MILLIS_OF_OTHERS = 2_000;
    private static final int ALONE = 20;
    private static final Duration LIMIT_ALONE = Duration.ofSeconds(3);
    private static final double MOST_MILLIS_ALONE = 1_000;
    private static final Duration LOOK = Duration.ofMillis(10);

    private final ApiUser admin;
    private final TopicFollower events;
    private final List<Long> calls = new ArrayList<>();
    private final Map<String, Integer> completed = new HashMap<>();

    private TimersCommand(ApiUser admin, TopicFollower events) {
        this.admin = admin;
        this.events = events;
    }

    /// True if each ends once and in time, and the others are served.
    public static boolean run(int count) throws Exception {
        try (DisposableStack stack = new DisposableStack()) {
            DisposableStack.start(stack.broker(), stack.registry(), stack.smsc());
            DisposableStack.start(
                    stack.service(Service.QUEUE),
                    stack.service(Service.CONVERSATION),
                    stack.service(Service.WRAPUP),
                    stack.service(Service.GATEWAY));
            var stints = EndedStints.timed("stint", count, Instant.now(), LIMIT);
            stints.write(stack.layout());
            GroupLag.awaitNone(stack.layout(), List.of("wrapup-service"), LIMIT);
            try (TopicFollower events = new TopicFollower(stack.layout(), Topics.WRAPUP_EVENTS.name())) {
                ApiUser admin = new Api(stack.layout().gatewayUrl()).signIn("admin");
                TimersCommand command = new TimersCommand(admin, events);
                boolean together = command.measure(stints);
                return command.measureAlone(stack.layout()) && together;
            }
        }
    }

    private boolean measure(EndedStints stints) throws InterruptedException {
        createCode();
        calls.clear(); // the first one opens connections
        read();
        if (!completed.isEmpty() || Instant.now().isAfter(dueAt(stints))) {
            throw new Failure("%,d stints were not written before they are due.".formatted(stints.count()));
        }
        Thread.sleep(Duration.between(Instant.now(), dueAt(stints)));
        Instant last = dueAt(stints).plus(SECOND);
        while (completed.size() < stints.count() && Instant.now().isBefore(last.plus(PATIENCE))) {
            createCode();
            read();
        }
        return report(stints, Duration.between(last, Instant.now()));
    }

    /// One stint after the other, and nothing else: from the time at which its work is due until its end can
    /// be read.
    private boolean measureAlone(StackLayout layout) throws InterruptedException {
        long[] delays = new long[ALONE];
        for (int i = 0; i < ALONE; i++) {
            int before = completed.size();
            var stint = EndedStints.timed("alone " + i, 1, Instant.now(), LIMIT_ALONE);
            stint.write(layout);
            Thread.sleep(Duration.between(Instant.now(), dueAt(stint)));
            while (completed.size() == before) {
                if (Instant.now().isAfter(dueAt(stint).plus(PATIENCE))) {
                    throw new Failure("work that was due alone did not end within %s.".formatted(PATIENCE));
                }
                Thread.sleep(LOOK);
                read();
            }
            delays[i] = Duration.between(dueAt(stint), Instant.now()).toNanos();
        }
        Latency delay = Latency.of(delays);
        System.out.printf("%d that were due alone ended, after their time: %s%n", ALONE, delay);
        return delay.millis(1) <= MOST_MILLIS_ALONE;
    }

    /// A request that the same topology decides.
    private void createCode() throws InterruptedException {
        long start = System.nanoTime();
        Answer answer = admin.post("/routing/wrapupcodes", Map.of("name", "Code " + UUID.randomUUID()));
        if (answer.status() != 200) {
            throw new Failure("a wrap-up code: status %d %s".formatted(answer.status(), answer.body()));
        }
        calls.add(System.nanoTime() - start);
    }

    /// When the first of them is due.
    private static Instant dueAt(EndedStints stints) {
        return stints.endedAt().plus(stints.limit().orElseThrow());
    }

    private void read() {
        for (GenericRecord event : events.read()) {
            if (event.getSchema().getName().equals("WrapupCompleted")) {
                completed.merge(event.get("participantId").toString(), 1, Integer::sum);
            }
        }
    }

    private boolean report(EndedStints stints, Duration after) {
        long twice = completed.values().stream().filter(times -> times > 1).count();
        Latency others = Latency.of(calls.stream().mapToLong(Long::longValue).toArray());
        System.out.printf(
                "%,d of %,d that were due in one second ended within %.1f s after it, %,d twice; %,d other requests"
                        + " meanwhile: %s%n",
                completed.size(), stints.count(), after.toMillis() / 1e3, twice, others.count(), others);
        return completed.size() == stints.count()
                && twice == 0
                && after.compareTo(MOST) <= 0
                && others.millis(1) <= MOST_MILLIS_OF_OTHERS;
    }
}
