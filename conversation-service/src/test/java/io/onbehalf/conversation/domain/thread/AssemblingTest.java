package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.judged;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.part;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.pdu;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.sms;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.timer;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.InboundBuffered.InboundPartReceived;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssemblingTest {

    @Test
    void parts_in_any_order_become_one_text() {
        ThreadSpec spec =
                given(compose("amy", 0))
                        .when(part(1, 7, 3, 2, "two "))
                        .then(InboundPartReceived.class)
                        .when(part(1, 7, 3, 3, "three"))
                        .then(InboundPartReceived.class)
                        .when(part(1, 7, 3, 1, "one "));

        spec.then(InboundPartReceived.class, InboundMessageReceived.class);
        assertThat(spec.event(InboundMessageReceived.class).text()).isEqualTo("one two three");
        assertThat(spec.event(InboundMessageReceived.class).joined().missingParts()).isZero();
        assertThat(spec.state().inbound().pending()).isEmpty();
    }

    @Test
    void a_part_twice_counts_once() {
        given(compose("amy", 0), part(1, 7, 2, 1, "one ")).when(part(2, 7, 2, 1, "one ")).thenNothing();
    }

    @Test
    void a_part_that_comes_again_when_its_text_is_complete_begins_no_other() {
        given(compose("amy", 0), part(1, 7, 2, 1, "one "), part(1, 7, 2, 2, "two"))
                .when(part(2, 7, 2, 1, "one "))
                .thenNothing();
    }

    @Test
    void another_text_with_the_same_reference_leaves_the_one_before_as_far_as_it_came() {
        ThreadSpec spec = given(compose("amy", 0), part(1, 7, 2, 1, "lost ")).when(part(2, 7, 2, 1, "one "));

        spec.then(InboundMessageReceived.class, InboundPartReceived.class);
        assertThat(spec.event(InboundMessageReceived.class).text()).isEqualTo("lost […]");
        assertThat(spec.event(InboundMessageReceived.class).joined().missingParts()).isEqualTo(1);

        spec.when(part(2, 7, 2, 2, "two"));
        assertThat(spec.event(InboundMessageReceived.class).text()).isEqualTo("one two");
        assertThat(spec.state().inbound().pending()).isEmpty();
    }

    @Test
    void another_text_with_the_same_reference_may_be_of_another_length() {
        ThreadSpec spec = given(compose("amy", 0), part(1, 7, 3, 1, "lost ")).when(part(2, 7, 2, 1, "one "));
        assertThat(spec.event(InboundMessageReceived.class).text()).isEqualTo("lost […]");

        spec.when(part(2, 7, 2, 2, "two"));
        assertThat(spec.event(InboundMessageReceived.class).text()).isEqualTo("one two");
        assertThat(spec.state().dueAt()).isEmpty();
    }

    @Test
    void a_surrogate_pair_that_was_split_between_parts_is_whole_again() {
        String smile = "😀";
        ThreadSpec spec =
                given(compose("amy", 0), half(1, 7, 2, 1, "a", smile.charAt(0)))
                        .when(half(2, 7, 2, 2, "b", smile.charAt(1)));

        assertThat(spec.event(InboundMessageReceived.class).text()).isEqualTo("a" + smile + "b");
    }

    @Test
    void parts_that_never_complete_are_shown_after_a_while_with_a_mark() {
        ThreadSpec spec = given(compose("amy", 0), part(1, 7, 3, 1, "one "), part(1, 7, 3, 3, "three"));
        assertThat(spec.state().dueAt()).contains(minute(11));

        spec.when(timer(11)).then(InboundMessageReceived.class);
        assertThat(spec.event(InboundMessageReceived.class).text()).isEqualTo("one […]three");
        assertThat(spec.event(InboundMessageReceived.class).joined().missingParts()).isEqualTo(1);
        assertThat(spec.state().dueAt()).isEmpty();
    }

    @Test
    void of_too_many_texts_that_wait_for_parts_the_oldest_is_shown_as_far_as_it_came() {
        ThreadSpec spec = given(compose("amy", 0));
        int shown = 0;
        for (int reference = 0; reference < 1_000; reference++) {
            spec.when(part(1, reference, 2, 1, "text " + reference));
            shown += spec.events().size() - 1;
        }

        spec.then(InboundMessageReceived.class, InboundPartReceived.class);
        assertThat(spec.event(InboundMessageReceived.class).text()).isEqualTo("text 979[…]");
        assertThat(spec.event(InboundMessageReceived.class).joined().missingParts()).isEqualTo(1);
        assertThat(shown).isEqualTo(980);
        assertThat(spec.state().inbound().pending()).hasSize(20);
    }

    @Test
    void of_too_many_parts_that_wait_for_others_the_oldest_text_s_are_shown() {
        ThreadSpec spec = given(compose("amy", 0));
        for (int number = 1; number <= 100; number++) {
            for (int reference = 0; reference < 10; reference++) {
                spec.when(part(1, reference, 255, number, "words"));
            }
        }

        assertThat(spec.state().inbound().pending().stream().mapToInt(each -> each.parts().size()).sum())
                .isBetween(100, 255);
    }

    @Test
    void the_longest_text_is_whole() {
        ThreadSpec spec = given(compose("amy", 0));
        for (int number = 1; number <= 255; number++) {
            spec.when(part(1, 7, 255, number, "a"));
        }

        assertThat(spec.event(InboundMessageReceived.class).text()).isEqualTo("a".repeat(255));
        assertThat(spec.event(InboundMessageReceived.class).joined().missingParts()).isZero();
    }

    @Test
    void words_that_may_mean_an_opt_out_are_flagged_also_where_they_came_in_parts() {
        ThreadSpec spec =
                given(compose("amy", 0), part(1, 7, 2, 1, "I have no time, so please sto"))
                        .when(part(1, 7, 2, 2, "p texting me"));
        assertThat(spec.event(InboundMessageReceived.class).hint().possibleOptOut()).isTrue();

        spec.when(part(2, 8, 2, 1, "please stop")).when(timer(12));
        assertThat(spec.event(InboundMessageReceived.class).hint().possibleOptOut()).isTrue();

        spec.when(part(12, 9, 2, 1, "thank ")).when(part(12, 9, 2, 2, "you"));
        assertThat(spec.event(InboundMessageReceived.class).hint().possibleOptOut()).isFalse();
    }

    @Test
    void an_incomplete_text_with_no_conversation_open_waits_in_the_queue() {
        given(part(1, 7, 2, 1, "one "))
                .when(timer(11))
                .then(
                        ConversationStarted.class,
                        ParticipantConnected.class,
                        ParticipantConnected.class,
                        InboundMessageReceived.class);
    }

    @Test
    void the_same_pdu_in_the_same_bind_is_not_shown_twice() {
        given(compose("amy", 0), in("bind-1", 5, 1)).when(in("bind-1", 5, 1)).thenNothing();
    }

    @Test
    void the_same_words_in_a_PDU_of_the_same_number_are_the_contact_s_after_a_while() {
        given(compose("amy", 0), in("bind-1", 0, 1))
                .when(in("bind-1", 0, 9))
                .thenNothing()
                .when(in("bind-1", 0, 11))
                .then(InboundMessageReceived.class);
    }

    @Test
    void the_same_words_again_in_the_same_bind_are_the_contact_s() {
        given(compose("amy", 0), in("bind-1", 5, 1))
                .when(in("bind-1", 6, 1))
                .then(InboundMessageReceived.class);
    }

    @Test
    void what_is_delivered_again_after_the_link_broke_is_not_shown_twice() {
        given(compose("amy", 0), in("bind-1", 5, 1)).when(in("bind-2", 2, 1, 2)).thenNothing();
    }

    @Test
    void the_same_words_much_later_in_another_bind_are_the_contact_s() {
        given(compose("amy", 0), in("bind-1", 5, 1))
                .when(in("bind-2", 2, 1, 11))
                .then(InboundMessageReceived.class);
    }

    @Test
    void the_same_words_in_a_bind_that_was_up_besides_are_the_contact_s() {
        given(compose("amy", 0), in("bind-1", 5, 1))
                .when(in("bind-2", 0, 1, 2))
                .then(InboundMessageReceived.class);
    }

    @Test
    void an_empty_text_is_a_text() {
        ThreadSpec spec = given(compose("amy", 0)).when(sms(1, "id", judged(""), pdu(1, "bind-1", 0, 1)));

        assertThat(spec.event(InboundMessageReceived.class).text()).isEmpty();
    }

    private static InboundSmsReceived in(String session, int sequenceNumber, long minute) {
        return in(session, 0, sequenceNumber, minute);
    }

    private static InboundSmsReceived in(String session, long boundAt, int sequenceNumber, long minute) {
        return sms(minute, "same", judged("Yes"), pdu(minute, session, boundAt, sequenceNumber));
    }

    /// The first part ends with half a character, the second begins with the other half.
    private static InboundSmsReceived half(
            long minute, int reference, int total, int number, String words, char half) {
        String hex = "%04x".formatted((int) half);
        StringBuilder octets = new StringBuilder();
        words.chars().forEach(unit -> octets.append("%04x".formatted(unit)));
        String data = number == 1 ? octets + hex : hex + octets;
        return CarrierFixtures.part(minute, new InboundPart(reference, total, number, data, 8));
    }
}
