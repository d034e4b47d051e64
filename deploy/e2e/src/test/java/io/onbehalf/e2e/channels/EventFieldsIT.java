package io.onbehalf.e2e.channels;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.smsc.number.MagicNumber;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// An event says what a read says, in both views and in every state of a stint.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventFieldsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int ALERTING_SECONDS = 600;

    private static final Set<String> FINAL = Set.of("delivery-failed", "failed");

    private final TestStack stack;
    private final ApiUser hanna;

    EventFieldsIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        hanna = stack.as(TestUser.HANNA);
    }

    @Test
    void an_event_says_what_a_read_says() throws Exception {
        TestQueue queue =
                TestQueue.create(stack, TestNumbers.outbound(), TestUser.HANNA)
                        .alerting(stack, ALERTING_SECONDS);
        try (ChannelClient media = following("conversations.messages");
                ChannelClient generic = following("conversations")) {
            String contact = TestNumbers.contact();
            AgentParticipant composed = queue.compose(hanna, contact);
            stack.smscControl().sendText(contact, queue.number(), TestTexts.of("please stop"));
            assertEventsAreAsRead(media, generic, composed);
            ok(202, hanna.disconnect(composed));
            assertEventsAreAsRead(media, generic, composed);
            ok(202, hanna.post(composed.wrapupPath(), Map.of("code", queue.code())));
            assertEventsAreAsRead(media, generic, composed);

            routingStatus("IDLE");
            stack.smscControl().sendText(contact, queue.number(), TestTexts.of("one more thing"));
            AgentParticipant alerted = awaitAlert(composed.conversationId());
            assertEventsAreAsRead(media, generic, alerted);
            ok(202, hanna.patch(alerted.participantPath(), Map.of("state", "connected")));
            assertEventsAreAsRead(media, generic, alerted);
            ok(202, hanna.disconnect(alerted));
        } finally {
            routingStatus("OFF_QUEUE");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNDELIVERABLE", "OPTED_OUT"})
    void an_event_says_of_a_text_that_did_not_arrive_what_a_read_says(MagicNumber number) throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.HANNA);
        try (ChannelClient media = following("conversations.messages");
                ChannelClient generic = following("conversations")) {
            AgentParticipant composed = queue.compose(hanna, TestNumbers.contact(number));
            ok(200, hanna.send(composed, TestTexts.of("hello?")));

            await().atMost(TIMEOUT)
                    .until(() ->
                            ok(200, hanna.get(composed.conversationPath()))
                                    .body()
                                    .findValuesAsString("messageStatus")
                                    .stream()
                                    .anyMatch(FINAL::contains));
            assertEventsAreAsRead(media, generic, composed);
            ok(202, hanna.disconnect(composed));
        }
    }

    private ChannelClient following(String view) throws InterruptedException {
        String gateway = stack.layout().gatewayUrl().getAuthority();
        ChannelClient client =
                ChannelClient.of(hanna, "v2.users." + hanna.userId() + "." + view).follow(() -> gateway);
        await().atMost(TIMEOUT).until(client::isConnected);
        return client;
    }

    private void routingStatus(String status) throws InterruptedException {
        ok(200, hanna.put("/users/" + hanna.userId() + "/routingstatus", Map.of("status", status)));
    }

    private AgentParticipant awaitAlert(String conversation) {
        return requireNonNull(
                await().atMost(TIMEOUT)
                        .until(
                                () -> hanna.participant(conversation, "alerting"),
                                participant -> participant != null));
    }

    private void assertEventsAreAsRead(
            ChannelClient media, ChannelClient generic, AgentParticipant participant) {
        String id = participant.conversationId();
        assertEventIsAsRead(media, participant, participant.conversationPath(), EventComparison.MEDIA);
        assertEventIsAsRead(generic, participant, "/conversations/" + id, EventComparison.GENERIC);
    }

    private void assertEventIsAsRead(
            ChannelClient client, AgentParticipant participant, String path, EventComparison comparison) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> {
                    JsonNode read = ok(200, hanna.get(path)).body();
                    JsonNode event = client.last(participant.conversationId());
                    assertThat(event.at("/metadata/sequence")).isEqualTo(read.path("sequence"));
                    assertThat(event.at("/eventBody/participants")).hasSameSizeAs(read.path("participants"));
                    assertThat(comparison.differences(event.path("eventBody"), read)).isEmpty();
                });
    }
}
