package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CARRIER_OUTBOUND;
import static io.onbehalf.schemas.Topics.CONVERSATION_DEAD_LETTERS;
import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.AutomaticMessageQueued;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.InboundMessageReceived;
import io.onbehalf.schemas.conversation.MessageStatusChanged;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierTopologyTest {

    private static final String THREAD = ThreadFixtures.THREAD;

    private final TopologyBench bench = TopologyBench.of(ConversationConfiguration.definition());

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_message_s_status_is_shown_in_the_snapshot_and_on_the_message() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2"));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.accepted("A1"));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.delivered("A1"));

        assertThat(bench.read(CONVERSATION_EVENTS, MessageStatusChanged.class))
                .extracting(changed -> changed.getStatus().name())
                .containsExactly("SENT", "DELIVERY_SUCCESS");
        assertThat(
                        ConversationStore.message(
                                bench.rows(ConversationStore.NAME), new MessageId(ThreadFixtures.MESSAGE)))
                .hasValueSatisfying(message -> {
                    assertThat(message.summary().status()).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
                    assertThat(message.summary().providerMessageId()).contains("A1");
                });
        assertThat(bench.read(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class).getLast())
                .extracting(ConversationSnapshot::getLastMessage)
                .satisfies(last -> {
                    assertThat(last.getMessageId()).isEqualTo(ThreadFixtures.MESSAGE);
                    assertThat(last.getStatus().name()).isEqualTo("DELIVERY_SUCCESS");
                });
    }

    @Test
    void a_receipt_that_never_comes_is_given_up_when_it_is_due() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2"));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.accepted("A1"));

        bench.advanceWallClock(Duration.ofDays(1));

        assertThat(bench.read(CONVERSATION_EVENTS, MessageStatusChanged.class))
                .extracting(changed -> changed.getStatus().name())
                .containsExactly("SENT", "DELIVERY_UNKNOWN");
    }

    @Test
    void a_receipt_is_given_up_also_when_a_text_without_queue_was_waited_for_until_the_disconnect() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2"));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.accepted("A1"));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.partWithoutQueue(1, "one "));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r3"));

        bench.advanceWallClock(Duration.ofMinutes(20));
        bench.advanceWallClock(Duration.ofDays(1));

        assertThat(bench.read(CONVERSATION_EVENTS, MessageStatusChanged.class))
                .extracting(changed -> changed.getStatus().name())
                .containsExactly("SENT", "DELIVERY_UNKNOWN");
    }

    @Test
    void parts_that_never_complete_are_shown_when_they_are_due() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.part(1, "one "));
        assertThat(bench.read(CONVERSATION_EVENTS, InboundMessageReceived.class)).isEmpty();

        bench.advanceWallClock(Duration.ofDays(1));

        assertThat(bench.read(CONVERSATION_EVENTS, InboundMessageReceived.class))
                .singleElement()
                .satisfies(received -> assertThat(received.getMissingParts()).isEqualTo(1));
    }

    @Test
    void half_an_emoji_whose_other_half_was_lost_is_shown_as_an_unknown_character() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.part(7, 2, "00480069D83D"));

        bench.advanceWallClock(Duration.ofDays(1));

        assertThat(bench.deadLetters(CONVERSATION_DEAD_LETTERS)).isEmpty();
        String shown = "Hi\uFFFD[…]";
        assertThat(bench.read(CONVERSATION_EVENTS, InboundMessageReceived.class))
                .singleElement()
                .satisfies(received -> {
                    assertThat(received.getText()).isEqualTo(shown);
                    assertThat(
                                    ConversationStore.message(
                                            bench.rows(ConversationStore.NAME),
                                            new MessageId(received.getMessageId())))
                            .hasValueSatisfying(message -> assertThat(message.text()).isEqualTo(shown));
                });
    }

    @Test
    void stop_is_confirmed_past_the_block() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.keyword(KeywordKind.STOP));

        assertThat(bench.read(CARRIER_OUTBOUND, SmsSubmitRequested.class))
                .singleElement()
                .satisfies(sms -> assertThat(sms.getExempt()).isTrue());
        assertThat(bench.read(CONVERSATION_EVENTS, AutomaticMessageQueued.class)).hasSize(1);
    }
}
