package io.onbehalf.bench;

import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Caller;
import io.onbehalf.local.Caller.Stint;
import io.onbehalf.local.Failure;
import io.onbehalf.local.JvmPart;
import io.onbehalf.local.Site;
import io.onbehalf.local.SmscSimulator;
import io.onbehalf.local.smsc.LedgerLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;

/// Sends messages while conversation-service is killed and the link is cut, then compares both ledgers.
///
/// @param conversations over how many conversations the messages are spread
/// @param messages how many are sent
/// @param blows how often something is killed or cut
/// @param seed of the choice and the moments of the blows
public record Soak(int conversations, int messages, int blows, long seed) {

    private static final int AT_ONCE = 16;
    private static final Duration RETRY = Duration.ofMillis(300);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    /// What the soak has its hands on.
    ///
    /// @param agent a member of the queue
    /// @param contacts numbers of contacts who answer nothing, each another
    /// @param texts makes what is written to them of a text that tells the messages apart
    public record Target(
            Site site,
            JvmPart conversationService,
            JvmPart smsc,
            Caller agent,
            String queueId,
            Supplier<String> contacts,
            UnaryOperator<String> texts) {}

    /// Plays it all.
    ///
    /// @param tell hears what happens, line by line
    public Reconciliation.Report run(Target target, Consumer<String> tell) throws Exception {
        Random random = new Random(seed);
        List<Stint> stints = compose(target);
        tell.accept("%d conversations".formatted(stints.size()));
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> send(target, stints, sent));
            for (int blow = 1; blow <= blows; blow++) {
                awaitSent(sent, sending, (long) messages * blow / (blows + 1));
                TimeUnit.MILLISECONDS.sleep(random.nextLong(500));
                tell.accept("%5d sent, blow %d: %s".formatted(sent.size(), blow, strike(target, random)));
            }
            sending.get();
        }
        target.conversationService().awaitReady(READY_WITHIN);
        tell.accept("%5d sent; waiting until all is settled".formatted(sent.size()));
        return reconcile(target.site(), sent);
    }

    private List<Stint> compose(Target target) throws InterruptedException {
        List<Stint> stints = new ArrayList<>();
        while (stints.size() < conversations) {
            String contact = target.contacts().get();
            Answer answer = insist(() -> target.agent().compose(target.queueId(), contact, false));
            if (answer.status() == 200) {
                stints.add(stint(target, answer.text("id")));
            }
        }
        return stints;
    }

    private static Stint stint(Target target, String conversation) throws InterruptedException {
        long giveUpAt = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (System.nanoTime() < giveUpAt) {
            Stint stint = target.agent().stint(conversation);
            if (stint != null) {
                return stint;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new Failure(
                "the agent is not in conversation %s after %s.".formatted(conversation, SETTLED_WITHIN));
    }

    private Void send(Target target, List<Stint> stints, List<String> sent) throws Exception {
        Semaphore places = new Semaphore(AT_ONCE);
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < messages; i++) {
                Stint stint = stints.get(i % stints.size());
                String words = "message " + i + (i % 10 == 0 ? " " + "long ".repeat(40) : "");
                String text = target.texts().apply(words);
                places.acquire();
                calls.add(
                        threads.submit(() -> {
                            try {
                                sent.add(send(target.agent(), stint, text));
                            } finally {
                                places.release();
                            }
                            return null;
                        }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
        return null;
    }

    /// The same call with the same key until it is answered: it has one effect. The result is the message's
    /// id.
    private static String send(Caller agent, Stint stint, String text) throws InterruptedException {
        String path =
                "/conversations/messages/%s/communications/%s/messages"
                        .formatted(stint.conversationId(), stint.communicationId());
        String key = UUID.randomUUID().toString();
        Answer answer = insist(() -> agent.post(path, Map.of("textBody", text), key));
        if (answer.status() != 200) {
            throw new Failure(
                    "a message was answered with status %d: %s.".formatted(answer.status(), answer.body()));
        }
        return answer.text("id");
    }

    @FunctionalInterface
    private interface Call {
        Answer make() throws InterruptedException;
    }

    private static Answer insist(Call call) throws InterruptedException {
        long giveUpAt = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (true) {
            Failure failure;
            try {
                Answer answer = call.make();
                if (answer.status() < 500) {
                    return answer;
                }
                failure =
                        new Failure(
                                "a call was still answered with status %d after %s: %s."
                                        .formatted(answer.status(), SETTLED_WITHIN, answer.body()));
            } catch (Failure noAnswer) {
                failure = noAnswer;
            }
            if (System.nanoTime() > giveUpAt) {
                throw failure;
            }
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        }
    }

    private static void awaitSent(List<String> sent, Future<?> sending, long count)
            throws InterruptedException {
        while (sent.size() < count && !sending.isDone()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String strike(Target target, Random random) throws Exception {
        return switch (random.nextInt(4)) {
            case 0 -> {
                cut(target.site());
                yield "the link is cut";
            }
            case 1 -> {
                target.smsc().stop();
                target.smsc().start().awaitReady(READY_WITHIN);
                yield "the message centre goes away and comes back";
            }
            default -> {
                target.conversationService().kill();
                target.conversationService().start().awaitReady(READY_WITHIN);
                yield "conversation-service is killed and started again";
            }
        };
    }

    private static void cut(Site site) throws IOException, InterruptedException {
        URI address = site.smscControlUrl().resolve("/cut");
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build(),
                    BodyHandlers.discarding());
        }
    }

    private static Reconciliation.Report reconcile(Site site, List<String> sent)
            throws IOException, InterruptedException {
        Reconciliation reconciliation = new Reconciliation();
        sent.forEach(reconciliation::accepted);
        long giveUpAt = System.nanoTime() + SETTLED_WITHIN.toNanos();
        try (EventsReader reader = new EventsReader(site, "conversation.events")) {
            int news;
            do {
                List<GenericRecord> events = reader.read();
                events.forEach(reconciliation::event);
                news = events.size();
                TimeUnit.SECONDS.sleep(2);
            } while (System.nanoTime() < giveUpAt && (news > 0 || reconciliation.open() > 0));
        }
        Files.readAllLines(SmscSimulator.ledger(site)).stream()
                .map(LedgerLine::parse)
                .forEach(reconciliation::line);
        return reconciliation.report();
    }
}
