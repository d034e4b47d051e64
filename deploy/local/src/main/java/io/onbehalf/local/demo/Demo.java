package io.onbehalf.local.demo;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.client.EventTail;
import io.onbehalf.local.layout.Endpoints;
import io.onbehalf.smsc.ControlClient;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Plays an agent's day over the public API, checks every answer and prints every event.
public final class Demo {

    private static final String FIRST_TEXT = "Hello, this is Acme Support. Your parcel is on its way.";

    private static final String[] SENT = {
        "MessageQueued",
        "SmsSubmitRequested",
        "SmsSubmitAttempted",
        "SmsSubmitConcluded",
        "MessageStatusChanged"
    };
    private static final String[] SENT_AND_ANSWERED =
            Stream.concat(Stream.of(SENT), Stream.of("InboundMessageReceived")).toArray(String[]::new);

    private final DemoNarrator narrator;
    private final ApiUser amy;
    private final ApiUser ben;
    private final String contact;
    private final boolean simulated;
    private String support = "";
    private String conversation = "";

    private Demo(DemoNarrator narrator, ApiUser amy, ApiUser ben, String contact, boolean simulated) {
        this.narrator = narrator;
        this.amy = amy;
        this.ben = ben;
        this.contact = contact;
        this.simulated = simulated;
    }

    /// Plays all steps. A wrong answer is a [Failure] that names the step.
    ///
    /// @param api of the stack
    /// @param output gets each line
    public static void play(Endpoints stack, Api api, Consumer<String> output) throws InterruptedException {
        boolean simulated = stack.hasSimulator();
        String contact = simulated ? DemoNumbers.answering(Instant.now()) : DemoNumbers.random();
        try (DemoNarrator narrator = new DemoNarrator(output, new EventTail(stack), contact)) {
            Demo demo = new Demo(narrator, api.signIn("amy"), api.signIn("ben"), contact, simulated);
            demo.chooseQueue();
            demo.compose();
            demo.write();
            demo.refuseOthers();
            demo.disconnectAndWrapUp("The customer knows now.");
            demo.continueLater();
            demo.refuseInvalidComposes();
            demo.disconnectAndWrapUp("Nothing more to do.");
            new DemoTimedWrapup(narrator, demo.ben).play(contact);
            if (simulated) {
                demo.handOver(new ControlClient(stack.smscControlUrl()));
                demo.disconnectAndWrapUp("Answered.");
            }
        }
        DemoLatency.measure(api, output);
        output.accept("\nThe demo passed.");
    }

    private void chooseQueue() throws InterruptedException {
        narrator.step(
                "Amy wants to text a customer on behalf of a queue. She types \"sup\" in the queue box.");
        JsonNode found = entities(amy.get("/routing/queues/me?name=sup"));
        narrator.require(
                found.size() == 1 && found.path(0).path("name").asString("").equals("Support"),
                "the list is not just Support: " + found);
        support = found.path(0).path("id").asString("");
        narrator.result("the list offers Support, her only queue of that name");

        narrator.step("She types \"sal\". There is a queue Sales, but she is not a member of it.");
        JsonNode none = entities(amy.get("/routing/queues/me?name=sal"));
        narrator.require(none.isEmpty(), "the list is not empty: " + none);
        narrator.result("the list is empty");
    }

    private void compose() throws InterruptedException {
        String typed =
                "(%s) %s-%s"
                        .formatted(contact.substring(2, 5), contact.substring(5, 8), contact.substring(8));
        narrator.step(
                "She types " + typed + " and clicks Compose. The country code comes from the organization.");
        conversation = narrator.requireStatus(200, amy.compose(support, typed, false)).text("id");
        narrator.events("ConversationStarted", "ParticipantConnected");
        narrator.requireSoon(() -> isInList(conversation), "the new interaction is not in her list");
        narrator.result("a new conversation, connected, in her list; nothing was sent yet");
    }

    private void write() throws InterruptedException {
        narrator.step(
                "She writes. The message goes out over SMPP"
                        + (simulated ? ", arrives, and is answered." : "."));
        String key = UUID.randomUUID().toString();
        AgentParticipant participant = amysParticipant();
        Answer sent = narrator.requireStatus(200, amy.send(participant, FIRST_TEXT, key));
        narrator.require(sent.text("status").equals("queued"), "the status is " + sent.text("status"));
        narrator.result("status queued");
        narrator.events(simulated ? SENT_AND_ANSWERED : SENT);
        if (simulated) {
            showDelivery(participant.messagePath(sent.text("id")));
            // The answer to the submit and the receipt change the status in one event or in two.
            narrator.events();
        }

        narrator.step(
                "Her connection failed before the answer came, so her client repeats the call with the same key.");
        Answer repeated = narrator.requireStatus(200, amy.send(participant, FIRST_TEXT, key));
        narrator.require(
                repeated.text("id").equals(sent.text("id")), "the repeated call made another message");
        narrator.require(narrator.events().isEmpty(), "the repeated call left events");
        narrator.result("the same message id, and no second message");
    }

    private void showDelivery(String messagePath) throws InterruptedException {
        narrator.requireSoon(
                () -> ok(amy.get(messagePath)).text("status").equals("delivery-success"),
                "the message is not delivered");
        narrator.result(
                "status delivery-success, the SMSC's id "
                        + ok(amy.get(messagePath)).text("providerMessageId")
                        + "; the customer's answer is in the conversation");
    }

    private void refuseOthers() throws InterruptedException {
        narrator.step("She composes to the same number again.");
        narrator.requireRefusal(409, "existing.conversation.connected", amy.compose(support, contact, false));
        narrator.events("ComposeRefused");

        narrator.step("Ben, also in Support, composes to the same number.");
        narrator.requireRefusal(409, "existing.conversation.connected", ben.compose(support, contact, true));
        narrator.events("ComposeRefused");

        narrator.step("Ben tries to write in Amy's conversation.");
        narrator.requireRefusal(
                403, "not.conversation.participant", ben.send(amysParticipant(), "It is me, Ben."));
        narrator.events("MessageRefused");
    }

    private void disconnectAndWrapUp(String notes) throws InterruptedException {
        AgentParticipant participant = amysParticipant();
        narrator.step("Amy clicks Disconnect. Support asks for after-call work, so she owes a wrap-up.");
        narrator.requireStatus(202, amy.disconnect(participant));
        narrator.events("ParticipantDisconnected", "ConversationDisconnected", "WrapupOpened");
        narrator.require(isInList(conversation), "the interaction left her list before it was wrapped up");
        narrator.result("disconnected, and still in her list");

        narrator.step("She chooses the wrap-up code Resolved and clicks Done.");
        String code = wrapupCode(participant, "Resolved");
        narrator.requireStatus(202, amy.post(participant.wrapupPath(), Map.of("code", code, "notes", notes)));
        narrator.events("WrapupCompleted", "ParticipantWrappedUp", "InteractionDeallocated");
        narrator.requireSoon(() -> !isInList(conversation), "the interaction is still in her list");
        narrator.result("the interaction deallocates: it is gone from her list");
    }

    private void continueLater() throws InterruptedException {
        narrator.step(
                "The customer calls back. She composes to the same number, within the threading timeline.");
        narrator.requireRefusal(409, "existing.conversation.in.window", amy.compose(support, contact, false));
        narrator.events("ComposeRefused");

        narrator.step("Her client asks whether to continue that conversation; she clicks Continue.");
        String resumed = ok(amy.compose(support, contact, true)).text("id");
        narrator.require(resumed.equals(conversation), "another conversation was started");
        narrator.events("ConversationResumed", "ParticipantConnected");
        narrator.requireSoon(this::historyIsVisible, "the earlier messages are not visible");
        narrator.result("the same conversation, with the earlier messages");
    }

    private void handOver(ControlClient customer) throws InterruptedException {
        String number = requireNonNull(DemoQueue.ALL.getFirst().number());
        new DemoHandover(narrator, amy, ben, conversation).play(customer, contact, support, number);
    }

    private void refuseInvalidComposes() throws InterruptedException {
        String billing = amy.queueId("Billing");
        narrator.step("Amy tries Billing, her other queue. It has no outbound SMS number.");
        narrator.requireInvalid(amy.compose(billing, contact, false));

        narrator.step("Ben tries Billing. He is not a member.");
        narrator.requireRefusal(403, "not.queue.member", ben.compose(billing, contact, false));

        narrator.step("Amy mistypes a number.");
        narrator.requireInvalid(amy.compose(support, "+1 317 12", false));
        narrator.events();
    }

    private AgentParticipant amysParticipant() throws InterruptedException {
        narrator.requireSoon(
                () -> amy.participant(conversation) != null, "Amy is not connected to her conversation");
        return requireNonNull(amy.participant(conversation));
    }

    private boolean isInList(String id) throws InterruptedException {
        return StreamSupport.stream(entities(amy.get("/conversations/messages")).spliterator(), false)
                .anyMatch(interaction -> interaction.path("id").asString("").equals(id));
    }

    private String wrapupCode(AgentParticipant participant, String name) throws InterruptedException {
        JsonNode codes = ok(amy.get(participant.wrapupCodesPath())).body();
        for (JsonNode code : codes) {
            if (code.path("name").asString("").equals(name)) {
                return code.path("id").asString("");
            }
        }
        throw new Failure("the queue does not offer the wrap-up code %s: %s".formatted(name, codes));
    }

    private boolean historyIsVisible() throws InterruptedException {
        return ok(amy.get("/onbehalf/conversations/%s/messages".formatted(conversation)))
                .body()
                .findValuesAsString("textBody")
                .contains(FIRST_TEXT);
    }

    private JsonNode entities(Answer answer) {
        return ok(answer).body().path("entities");
    }

    private Answer ok(Answer answer) {
        return narrator.requireStatus(200, answer);
    }
}
