package io.onbehalf.bench;

import static io.onbehalf.bench.stack.RepeatedCall.untilAnswered;

import io.onbehalf.bench.promises.Reconciliation;
import io.onbehalf.bench.stack.TopicFollower;
import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.smsc.ledger.LedgerLine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;

/// Sends messages while conversation-service is killed and connections are cut, then compares the SMSC's
/// ledger with our events.
///
/// @param conversations the number of conversations that the messages are spread over
/// @param messages the number of messages
/// @param faults how often a part is killed, stopped or cut off
/// @param seed of the kinds and the moments of the faults
public record Soak(int conversations, int messages, int faults, long seed) {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration READ_INTERVAL = Duration.ofSeconds(2);
    private static final Duration SEND_TIMEOUT = Duration.ofDays(1);
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final int LONGEST_FAULT_DELAY_MILLIS = 500;

    /// Runs the whole soak.
    ///
    /// @param output gets a line for each step
    public Reconciliation.Report run(SoakTarget target, Consumer<String> output) throws Exception {
        Random random = new Random(seed);
        List<String> contacts = new ArrayList<>();
        List<AgentParticipant> participants = compose(target, contacts);
        output.accept("%d conversations".formatted(participants.size()));
        SoakMessages sender = new SoakMessages(target, participants);
        List<String> accepted = sender.accepted();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> sender.sendAll(messages));
            for (int i = 1; i <= faults; i++) {
                long due = (long) messages * i / (faults + 1);
                Polling.await(SEND_TIMEOUT, POLL_INTERVAL, () -> accepted.size() >= due || sending.isDone());
                Thread.sleep(random.nextLong(LONGEST_FAULT_DELAY_MILLIS));
                Fault fault = Fault.any(random);
                fault.cause(target);
                output.accept("%5d sent, fault %d: %s".formatted(accepted.size(), i, fault.description()));
            }
            sending.get();
        }
        target.conversationService().awaitReady(START_TIMEOUT);
        output.accept("%5d sent; waiting until every SMS has an outcome".formatted(accepted.size()));
        return reconcile(target.layout(), contacts, accepted);
    }

    /// @param contacts gets those with whom there is a conversation
    private List<AgentParticipant> compose(SoakTarget target, List<String> contacts)
            throws InterruptedException {
        List<AgentParticipant> participants = new ArrayList<>();
        while (participants.size() < conversations) {
            String contact = target.contacts().get();
            String queueId = target.queueIds().get(participants.size() % target.queueIds().size());
            Answer answer = untilAnswered(() -> target.agent().compose(queueId, contact, false));
            if (answer.status() == 200) {
                contacts.add(contact);
                participants.add(awaitParticipant(target.agent(), answer.text("id")));
            }
        }
        return participants;
    }

    private static AgentParticipant awaitParticipant(ApiUser agent, String conversation)
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

    private static Reconciliation.Report reconcile(
            StackLayout layout, List<String> contacts, List<String> accepted)
            throws IOException, InterruptedException {
        Reconciliation reconciliation = new Reconciliation(contacts, true);
        accepted.forEach(reconciliation::addAccepted);
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
