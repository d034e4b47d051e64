package io.onbehalf.bench;

import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.smsc.ControlClient;
import io.onbehalf.smsc.ledger.LedgerLine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;

/// Sends messages while conversation-service is killed and connections are cut, then compares the SMSC's
/// ledger with our events.
///
/// @param conversations the number of conversations that the messages are spread over
/// @param messages the number of messages
/// @param faults how often a part is killed, stopped or cut off
/// @param seed of the kinds and the moments of the faults
public record Soak(int conversations, int messages, int faults, long seed) {

    private static final int CONCURRENT_CALLS = 16;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(300);
    private static final Duration READ_INTERVAL = Duration.ofSeconds(2);
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final int LONGEST_FAULT_DELAY_MILLIS = 500;

    /// The stack under test.
    ///
    /// @param agent a member of the queue
    /// @param contacts gives a new number at each call, of a contact who answers nothing
    /// @param texts turns a text that identifies a message into the text that is sent
    public record Target(
            StackLayout layout,
            JvmPart conversationService,
            JvmPart smsc,
            ApiUser agent,
            String queueId,
            Supplier<String> contacts,
            UnaryOperator<String> texts) {}

    /// Runs the whole soak.
    ///
    /// @param output gets a line for each step
    public Reconciliation.Report run(Target target, Consumer<String> output) throws Exception {
        Random random = new Random(seed);
        List<AgentParticipant> participants = compose(target);
        output.accept("%d conversations".formatted(participants.size()));
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> sendAll(target, participants, sent));
            for (int fault = 1; fault <= faults; fault++) {
                long due = (long) messages * fault / (faults + 1);
                Polling.await(
                        Duration.ofDays(1), POLL_INTERVAL, () -> sent.size() >= due || sending.isDone());
                Thread.sleep(random.nextLong(LONGEST_FAULT_DELAY_MILLIS));
                output.accept(
                        "%5d sent, fault %d: %s".formatted(sent.size(), fault, causeFault(target, random)));
            }
            sending.get();
        }
        target.conversationService().awaitReady(START_TIMEOUT);
        output.accept("%5d sent; waiting until every SMS has an outcome".formatted(sent.size()));
        return reconcile(target.layout(), sent);
    }

    private List<AgentParticipant> compose(Target target) throws InterruptedException {
        List<AgentParticipant> participants = new ArrayList<>();
        while (participants.size() < conversations) {
            String contact = target.contacts().get();
            Answer answer = retry(() -> target.agent().compose(target.queueId(), contact, false));
            if (answer.status() == 200) {
                participants.add(participant(target.agent(), answer.text("id")));
            }
        }
        return participants;
    }

    private static AgentParticipant participant(ApiUser agent, String conversation)
            throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            AgentParticipant participant = agent.participant(conversation);
            if (participant != null) {
                return participant;
            }
            Thread.sleep(POLL_INTERVAL);
        }
        throw new Failure(
                "the agent is not in conversation %s after %s.".formatted(conversation, SETTLE_TIMEOUT));
    }

    private Void sendAll(Target target, List<AgentParticipant> participants, List<String> sent)
            throws Exception {
        Semaphore places = new Semaphore(CONCURRENT_CALLS);
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < messages; i++) {
                AgentParticipant participant = participants.get(i % participants.size());
                String text = target.texts().apply(text(i));
                places.acquire();
                calls.add(
                        threads.submit(() -> {
                            try {
                                sent.add(send(target.agent(), participant, text));
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

    /// Every tenth text takes two segments.
    private static String text(int message) {
        return "message " + message + (message % 10 == 0 ? " " + "long ".repeat(40) : "");
    }

    /// Repeats the call with the same key until it is answered, so it has one effect. Returns the message id.
    private static String send(ApiUser agent, AgentParticipant participant, String text)
            throws InterruptedException {
        String key = UUID.randomUUID().toString();
        Answer answer = retry(() -> agent.send(participant, text, key));
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

    /// Repeats the call until its status is below 500.
    private static Answer retry(Call call) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
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
                                        .formatted(answer.status(), SETTLE_TIMEOUT, answer.body()));
            } catch (Failure noAnswer) {
                failure = noAnswer;
            }
            if (System.nanoTime() > deadline) {
                throw failure;
            }
            Thread.sleep(RETRY_INTERVAL);
        }
    }

    /// Returns what it did.
    private static String causeFault(Target target, Random random) throws Exception {
        return switch (random.nextInt(4)) {
            case 0 -> {
                new ControlClient(target.layout().smscControlUrl()).cut();
                yield "the SMPP connections are cut";
            }
            case 1 -> {
                target.smsc().stop();
                target.smsc().start().awaitReady(START_TIMEOUT);
                yield "the SMSC is stopped and started again";
            }
            default -> {
                target.conversationService().kill();
                target.conversationService().start().awaitReady(START_TIMEOUT);
                yield "conversation-service is killed and started again";
            }
        };
    }

    private static Reconciliation.Report reconcile(StackLayout layout, List<String> sent)
            throws IOException, InterruptedException {
        Reconciliation reconciliation = new Reconciliation();
        sent.forEach(reconciliation::addAccepted);
        long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
        try (TopicFollower follower = new TopicFollower(layout, "conversation.events")) {
            int added;
            do {
                List<GenericRecord> events = follower.read();
                events.forEach(reconciliation::addEvent);
                added = events.size();
                Thread.sleep(READ_INTERVAL);
            } while (System.nanoTime() < deadline && (added > 0 || reconciliation.queued() > 0));
        }
        LedgerLine.readAll(layout.smscLedger()).forEach(reconciliation::addLine);
        return reconciliation.report();
    }
}
