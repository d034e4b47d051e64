package io.onbehalf.bench;

import io.onbehalf.bench.stack.TopicFollower;
import io.onbehalf.bench.stack.WaitingMessage;
import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.smsc.ControlClient;
import java.io.IOException;
import java.time.Duration;
import org.apache.avro.generic.GenericRecord;

/// A conversation that one agent holds: the contact and the agent write to each other.
final class OneConversation implements AutoCloseable {

    private static final String OUTBOUND_NUMBER = "+13175550100";

    /// The contact writes this often before the agent answers.
    private static final int TEXTS_PER_ANSWER = 4;

    /// The number of messages that are sent before the snapshots are waited for.
    private static final int BATCH = 100;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final ApiUser agent;
    private final AgentParticipant participant;
    private final String contact;
    private final ControlClient smsc;
    private final TopicFollower snapshots;
    private int sent;
    private int shown;

    private OneConversation(StackLayout layout, ApiUser agent, AgentParticipant participant, String contact) {
        this.agent = agent;
        this.participant = participant;
        this.contact = contact;
        smsc = new ControlClient(layout.smscControlUrl());
        snapshots = new TopicFollower(layout, "conversation.snapshots");
    }

    /// @param agent a member of Support
    /// @param contact for which the simulator does nothing special
    static OneConversation compose(StackLayout layout, ApiUser agent, String contact)
            throws InterruptedException {
        Answer composed = agent.compose(agent.queueId("Support"), contact, false);
        AgentParticipant participant =
                composed.status() == 200 ? agent.participant(composed.text("id")) : null;
        if (participant == null) {
            throw new Failure("compose was answered with status %d.".formatted(composed.status()));
        }
        return new OneConversation(layout, agent, participant, contact);
    }

    /// Returns once the conversation has that many messages, of both sides.
    void fillTo(int messages) throws IOException, InterruptedException {
        while (sent < messages) {
            if (sent % (TEXTS_PER_ANSWER + 1) == TEXTS_PER_ANSWER) {
                answer();
            } else {
                inbound();
            }
            if (sent % BATCH == 0) {
                awaitShown();
            }
        }
        awaitShown();
    }

    /// The contact writes; returns once each text is shown.
    void inbound(int texts) throws IOException, InterruptedException {
        for (int i = 0; i < texts; i++) {
            inbound();
        }
        awaitShown();
    }

    private void inbound() throws IOException, InterruptedException {
        sent++;
        smsc.sendText(contact, OUTBOUND_NUMBER, "Text %05d: %s".formatted(sent, WaitingMessage.TEXT));
    }

    private void answer() throws InterruptedException {
        sent++;
        Answer answer = agent.send(participant, "Text %05d: %s".formatted(sent, WaitingMessage.TEXT));
        if (answer.status() != 200) {
            throw new Failure("a message was answered with status %d.".formatted(answer.status()));
        }
    }

    private void awaitShown() throws InterruptedException {
        if (!Polling.await(TIMEOUT, INTERVAL, () -> shown() >= sent)) {
            throw new Failure("%d of %d messages are shown after %s.".formatted(shown, sent, TIMEOUT));
        }
    }

    private int shown() {
        for (GenericRecord snapshot : snapshots.read()) {
            shown = (Integer) snapshot.get("messageCount");
        }
        return shown;
    }

    @Override
    public void close() {
        snapshots.close();
    }
}
