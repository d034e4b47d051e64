package io.onbehalf.local;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Caller.Stint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// An agent's day over the public API, each answer checked, each event shown.
final class Demo {

    private static final String FIRST_TEXT = "Hello, this is Acme Support. Your parcel is on its way.";

    private static final String[] SENT = {
        "MessageQueued",
        "SmsSubmitRequested",
        "SmsSubmitAttempted",
        "SmsSubmitSettled",
        "MessageStatusChanged"
    };
    private static final String[] ROUND_TRIP =
            Stream.concat(Stream.of(SENT), Stream.of("InboundMessageReceived")).toArray(String[]::new);

    private final Stage stage;
    private final Caller amy;
    private final Caller ben;
    private final String contact;
    private final boolean simulated;
    private String support = "";
    private String conversation = "";

    private Demo(Stage stage, Caller amy, Caller ben, String contact, boolean simulated) {
        this.stage = stage;
        this.amy = amy;
        this.ben = ben;
        this.contact = contact;
        this.simulated = simulated;
    }

    /// Plays it all; a wrong answer is a [Failure] that names the step.
    static void play(Site site, Console console) throws InterruptedException {
        boolean simulated = site.foreignSmsc() == null;
        String contact = simulated ? ContactNumbers.thatAnswers(Instant.now()) : ContactNumbers.random();
        Api api = new Api(site.gatewayUrl());
        try (EventTail tail = new EventTail(site);
                Stage stage = new Stage(console, tail, contact)) {
            Demo demo = new Demo(stage, api.as("amy"), api.as("ben"), contact, simulated);
            demo.chooseQueue();
            demo.composeAndWrite();
            demo.othersAreKeptOut();
            demo.disconnectAndWrapUp("The customer knows now.");
            demo.continueLater();
            demo.whatIsRefused();
            demo.disconnectAndWrapUp("Nothing more to do.");
        }
        DemoLatency.measure(api, console);
        console.line("\nThe demo passed.");
    }

    private void chooseQueue() throws InterruptedException {
        stage.step("Amy wants to text a customer on behalf of a queue. She types \"sup\" in the queue box.");
        JsonNode found = stage.answered(200, amy.get("/routing/queues/me?name=sup")).body().path("entities");
        stage.require(
                found.size() == 1 && found.path(0).path("name").asString("").equals("Support"),
                "the list is not just Support: " + found);
        support = found.path(0).path("id").asString("");
        stage.sees("the list offers Support, her only queue of that name");

        stage.step("She types \"sal\". There is a queue Sales, but she is not a member of it.");
        JsonNode none = stage.answered(200, amy.get("/routing/queues/me?name=sal")).body().path("entities");
        stage.require(none.isEmpty(), "the list is not empty: " + none);
        stage.sees("the list is empty");
    }

    private void composeAndWrite() throws InterruptedException {
        String typed =
                "(%s) %s-%s"
                        .formatted(contact.substring(2, 5), contact.substring(5, 8), contact.substring(8));
        stage.step(
                "She types " + typed + " and clicks Compose. The country code comes from the organization.");
        conversation = stage.answered(200, amy.compose(support, typed, false)).text("id");
        stage.events("ConversationStarted", "ParticipantConnected");
        stage.soon(() -> isInList(conversation), "the new interaction is not in her list");
        stage.sees("a new conversation, connected, in her list; nothing was sent yet");

        stage.step(
                "She writes. The message goes out over SMPP"
                        + (simulated ? ", arrives, and is answered." : "."));
        String key = UUID.randomUUID().toString();
        Map<String, String> text = Map.of("textBody", FIRST_TEXT);
        String path = myStint().messages();
        Answer sent = stage.answered(200, amy.post(path, text, key));
        stage.require(sent.text("status").equals("queued"), "the status is " + sent.text("status"));
        stage.sees("status queued");
        stage.events(simulated ? ROUND_TRIP : SENT);
        if (simulated) {
            arrivedAndAnswered(sent.text("id"));
            // The answer to the submit and the receipt may change the status together, or one after the
            // other.
            stage.events();
        }

        stage.step(
                "Her line had dropped before the answer came, so her client repeats the call, with the same key.");
        Answer again = stage.answered(200, amy.post(path, text, key));
        stage.require(again.text("id").equals(sent.text("id")), "the repeated call made another message");
        stage.require(stage.events().isEmpty(), "the repeated call left events");
        stage.sees("the same message id, and no second message");
    }

    private void arrivedAndAnswered(String messageId) throws InterruptedException {
        String path = "/conversations/messages/" + conversation + "/messages/" + messageId;
        stage.soon(
                () -> stage.answered(200, amy.get(path)).text("status").equals("delivery-success"),
                "the message is not delivered");
        Answer message = stage.answered(200, amy.get(path));
        stage.sees(
                "status delivery-success, the mobile network's id "
                        + message.text("providerMessageId")
                        + "; the customer's answer is in the conversation");
    }

    private void othersAreKeptOut() throws InterruptedException {
        stage.step("She composes to the same number again.");
        stage.refused(409, "existing.conversation.connected", amy.compose(support, contact, false));
        stage.events("ComposeRefused");

        stage.step("Ben, also in Support, composes to the same number.");
        stage.refused(409, "existing.conversation.connected", ben.compose(support, contact, true));
        stage.events("ComposeRefused");

        stage.step("Ben tries to write in Amy's conversation.");
        stage.refused(
                403,
                "not.conversation.participant",
                ben.post(myStint().messages(), Map.of("textBody", "It is me, Ben.")));
        stage.events("MessageRefused");
    }

    private void disconnectAndWrapUp(String notes) throws InterruptedException {
        Stint stint = myStint();
        stage.step("Amy clicks Disconnect. Support asks for after-call work, so she owes a wrap-up.");
        stage.answered(202, amy.patch(stint.participant(), Map.of("state", "disconnected")));
        stage.events("ParticipantDisconnected", "ConversationDisconnected", "WrapupOpened");
        stage.require(isInList(conversation), "the interaction left her list before it was wrapped up");
        stage.sees("disconnected, and still in her list");

        stage.step("She chooses the wrap-up code Resolved and clicks Done.");
        String code = wrapupCode(stint, "Resolved");
        stage.answered(202, amy.post(stint.wrapup(), Map.of("code", code, "notes", notes)));
        stage.events("WrapupCompleted", "ParticipantWrappedUp", "InteractionDeallocated");
        stage.soon(() -> !isInList(conversation), "the interaction is still in her list");
        stage.sees("the interaction deallocates: it is gone from her list");
    }

    private void continueLater() throws InterruptedException {
        stage.step(
                "The customer calls back. She composes to the same number, within the threading timeline.");
        stage.refused(409, "existing.conversation.in.window", amy.compose(support, contact, false));
        stage.events("ComposeRefused");

        stage.step("Her client asks whether to continue that conversation; she clicks Continue.");
        String resumed = stage.answered(200, amy.compose(support, contact, true)).text("id");
        stage.require(resumed.equals(conversation), "another conversation was started");
        stage.events("ConversationResumed", "ParticipantConnected");
        stage.soon(this::historyIsVisible, "what was written before is not to be read");
        stage.sees("the same conversation, with what was written before");
    }

    private void whatIsRefused() throws InterruptedException {
        String billing = Load.queueId(amy, "Billing");
        stage.step("Amy tries Billing, her other queue. It has no outbound SMS number.");
        stage.refusedAsInvalid(amy.compose(billing, contact, false));

        stage.step("Ben tries Billing. He is not a member.");
        stage.refused(403, "not.queue.member", ben.compose(billing, contact, false));

        stage.step("Amy mistypes a number.");
        stage.refusedAsInvalid(amy.compose(support, "+1 317 12", false));
        stage.events();
    }

    private Stint myStint() throws InterruptedException {
        stage.soon(() -> amy.stint(conversation) != null, "Amy is not connected to her conversation");
        return requireNonNull(amy.stint(conversation));
    }

    private boolean isInList(String id) throws InterruptedException {
        JsonNode mine = stage.answered(200, amy.get("/conversations/messages")).body().path("entities");
        return StreamSupport.stream(mine.spliterator(), false)
                .anyMatch(c -> c.path("id").asString("").equals(id));
    }

    private String wrapupCode(Stint stint, String name) throws InterruptedException {
        JsonNode codes = stage.answered(200, amy.get(stint.participant() + "/wrapupcodes")).body();
        for (JsonNode code : codes) {
            if (code.path("name").asString("").equals(name)) {
                return code.path("id").asString("");
            }
        }
        throw new Failure("the queue does not offer the wrap-up code %s: %s".formatted(name, codes));
    }

    private boolean historyIsVisible() throws InterruptedException {
        JsonNode whole = stage.answered(200, amy.get("/conversations/messages/" + conversation)).body();
        List<String> ids = whole.findValues("messageId").stream().map(id -> id.asString("")).toList();
        return !ids.isEmpty()
                && stage.answered(
                                200,
                                amy.post("/conversations/messages/" + conversation + "/messages/bulk", ids))
                        .body()
                        .findValuesAsString("textBody")
                        .contains(FIRST_TEXT);
    }
}
