package io.onbehalf.local.demo;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.stream.StreamSupport;

/// After-call work that its agent forgets ends by the server's clock.
final class DemoTimedWrapup {

    private final DemoNarrator narrator;
    private final ApiUser ben;

    DemoTimedWrapup(DemoNarrator narrator, ApiUser ben) {
        this.narrator = narrator;
        this.ben = ben;
    }

    void play(String contact) throws InterruptedException {
        narrator.step(
                "Ben composes to the customer on behalf of Orders, which gives 3 s for a wrap-up, and disconnects.");
        String conversation =
                narrator.requireStatus(200, ben.compose(ben.queueId(DemoQueue.ORDERS), contact, false))
                        .text("id");
        narrator.requireSoon(() -> ben.participant(conversation) != null, "Ben is not connected");
        AgentParticipant participant = requireNonNull(ben.participant(conversation));
        narrator.requireStatus(202, ben.disconnect(participant));
        narrator.events("ConversationStarted", "ParticipantDisconnected", "WrapupOpened");
        narrator.requireSoon(() -> owes(conversation), "what Ben owes is not on his list");
        narrator.result("he owes a wrap-up, and his list says until when");

        narrator.step("He is called away, and his browser is closed.");
        narrator.events("WrapupCompleted", "ParticipantWrappedUp", "InteractionDeallocated");
        Answer wrapup = narrator.requireStatus(200, ben.get(participant.participantPath() + "/wrapup"));
        narrator.require(
                wrapup.text("code").equals("ININ-WRAP-UP-TIMEOUT"), "the code is " + wrapup.text("code"));
        narrator.requireSoon(() -> !owes(conversation), "what Ben owed is still on his list");
        narrator.result("after 3 s the server ends it with the code " + wrapup.text("code"));
    }

    private boolean owes(String conversation) throws InterruptedException {
        Answer list = narrator.requireStatus(200, ben.get("/onbehalf/wrapups/me?pageSize=100"));
        return StreamSupport.stream(list.body().path("entities").spliterator(), false)
                .anyMatch(owed -> owed.path("id").asString("").equals(conversation));
    }
}
