package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.accepted;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.concluded;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.elsewhere;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.keyword;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.receipt;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.refusedBefore;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.rejected;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.text;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.withoutQueue;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.ConsentChanged.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedIn;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedOut;
import io.onbehalf.conversation.domain.InboundBuffered.DeliveryReceiptUnmatched;
import io.onbehalf.conversation.domain.InboundBuffered.KeywordReceived;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.consent.AutomaticPurpose;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.ConsentSource;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.consent.KnownConsent;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.state.LastConversation;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsentingTest {

    @Test
    void stop_is_shown_to_the_agent_opts_out_and_is_confirmed_once() {
        ThreadSpec spec = given(compose("amy", 0)).when(keyword(1, KeywordKind.STOP));

        spec.then(InboundMessageReceived.class, ContactOptedOut.class, AutomaticMessageQueued.class);
        assertThat(spec.event(InboundMessageReceived.class).hint().possibleOptOut()).isFalse();
        assertThat(spec.event(InboundMessageReceived.class).hint().keywordsVersion()).isEmpty();
        ContactOptedOut out = spec.event(ContactOptedOut.class);
        assertThat(out.cause().source()).isEqualTo(ConsentSource.KEYWORD);
        assertThat(out.cause().keyword()).contains(new ConsentKeyword(KeywordKind.STOP, "STOP", "test"));
        assertThat(spec.event(AutomaticMessageQueued.class).queue()).isEqualTo(ThreadSpec.SUPPORT_QUEUE);
        assertThat(spec.event(AutomaticMessageQueued.class).purpose())
                .isEqualTo(AutomaticPurpose.OPT_OUT_CONFIRMATION);

        spec.when(keyword(2, KeywordKind.STOP)).then(InboundMessageReceived.class, ContactOptedOut.class);
    }

    @Test
    void after_stop_the_agent_can_not_send() {
        given(compose("amy", 0), keyword(1, KeywordKind.STOP))
                .when(send("amy"))
                .refused("recipient.opted.out");
    }

    @Test
    void after_stop_nobody_can_compose_not_even_to_continue() {
        given(compose("amy", 0), keyword(1, KeywordKind.STOP), disconnect("amy", 2))
                .when(ThreadSpec.resume("amy", 3))
                .refused("recipient.opted.out");
    }

    @Test
    void a_compose_to_somebody_who_opted_out_elsewhere_is_refused() {
        given().when(composeKnowing(new ConsentFact(true, ThreadSpec.START))).refused("recipient.opted.out");
    }

    @Test
    void stop_here_counts_against_a_start_elsewhere_that_is_later_by_less_than_clocks_differ() {
        ThreadSpec out = given(keyword(1, KeywordKind.STOP));

        out.when(composeKnowing(new ConsentFact(false, ThreadSpec.minute(2).minusMillis(1))))
                .refused("recipient.opted.out");
        out.when(composeKnowing(new ConsentFact(false, ThreadSpec.minute(2)))).accepted();
    }

    @Test
    void stop_is_after_the_start_that_it_follows_though_the_clock_of_who_received_it_is_behind() {
        ThreadSpec spec =
                given(compose("amy", 0), elsewhere(true, 1), elsewhere(false, 9))
                        .when(keyword(4, KeywordKind.STOP));

        assertThat(spec.event(ContactOptedOut.class).occurredAt())
                .isEqualTo(ThreadSpec.minute(9).plusMillis(1));
        spec.when(elsewhere(false, 9)).thenNothing();
        spec.when(send("amy")).refused("recipient.opted.out");
    }

    @Test
    void start_lifts_it_and_is_confirmed() {
        ThreadSpec spec =
                given(compose("amy", 0), keyword(1, KeywordKind.STOP)).when(keyword(2, KeywordKind.START));
        spec.then(InboundMessageReceived.class, ContactOptedIn.class, AutomaticMessageQueued.class);

        spec.when(send("amy")).accepted();
    }

    @Test
    void a_start_that_first_came_before_stop_does_not_undo_it_when_it_comes_again() {
        ThreadSpec spec =
                given(compose("amy", 0), keyword(2, KeywordKind.STOP))
                        .when(refusedBefore(1, 3, KeywordKind.START));

        spec.then(InboundMessageReceived.class);
        spec.when(send("amy")).refused("recipient.opted.out");
    }

    @Test
    void a_start_from_before_the_last_stop_does_not_undo_it_though_they_were_out_already() {
        given(compose("amy", 0), keyword(1, KeywordKind.STOP), keyword(3, KeywordKind.STOP))
                .when(refusedBefore(2, 4, KeywordKind.START))
                .then(InboundMessageReceived.class)
                .when(send("amy"))
                .refused("recipient.opted.out");
    }

    @Test
    void a_start_elsewhere_from_before_the_last_stop_here_does_not_undo_it_either() {
        given(compose("amy", 0), elsewhere(true, 1), keyword(3, KeywordKind.STOP))
                .when(elsewhere(false, 2))
                .thenNothing()
                .when(send("amy"))
                .refused("recipient.opted.out");
    }

    @Test
    void a_start_that_was_refused_after_stop_counts_when_it_comes_again() {
        given(compose("amy", 0), keyword(1, KeywordKind.STOP))
                .when(refusedBefore(2, 3, KeywordKind.START))
                .then(InboundMessageReceived.class, ContactOptedIn.class, AutomaticMessageQueued.class);
    }

    @Test
    void start_stop_start_in_one_bind_are_three_statements() {
        given(compose("amy", 0), keyword(1, KeywordKind.START), keyword(2, KeywordKind.STOP))
                .when(keyword(3, KeywordKind.START))
                .then(InboundMessageReceived.class, ContactOptedIn.class, AutomaticMessageQueued.class)
                .when(send("amy"))
                .accepted();
    }

    @Test
    void
            a_start_like_one_from_shortly_before_stop_in_another_bind_may_be_that_one_again_and_is_answered_so() {
        ThreadSpec spec =
                given(compose("amy", 0), keyword(1, KeywordKind.START), keyword(2, KeywordKind.STOP))
                        .when(keyword(10, KeywordKind.START, "bind-2", 0));

        spec.then(InboundMessageReceived.class, AutomaticMessageQueued.class);
        AutomaticMessageQueued answer = spec.event(AutomaticMessageQueued.class);
        assertThat(answer.content().text()).isEqualTo("still out");
        assertThat(answer.purpose()).isEqualTo(AutomaticPurpose.OPT_OUT_CONFIRMATION);
        spec.when(send("amy")).refused("recipient.opted.out");
    }

    @Test
    void a_start_long_after_one_like_it_is_the_contact_s_own() {
        given(compose("amy", 0), keyword(1, KeywordKind.START), keyword(2, KeywordKind.STOP))
                .when(keyword(11, KeywordKind.START))
                .then(InboundMessageReceived.class, ContactOptedIn.class, AutomaticMessageQueued.class);
    }

    @Test
    void a_start_that_first_came_before_they_opted_out_elsewhere_does_not_undo_that_either() {
        given(compose("amy", 0), elsewhere(true, 2))
                .when(refusedBefore(1, 3, KeywordKind.START))
                .then(InboundMessageReceived.class);
    }

    @Test
    void stop_again_after_start_counts_also_over_a_bind_that_began_meanwhile() {
        given(compose("amy", 0), keyword(1, KeywordKind.STOP), keyword(2, KeywordKind.START))
                .when(keyword(4, KeywordKind.STOP, "bind-2", 3))
                .then(InboundMessageReceived.class, ContactOptedOut.class, AutomaticMessageQueued.class);
    }

    @Test
    void stop_delivered_again_after_the_link_broke_is_not_shown_twice() {
        given(compose("amy", 0), keyword(1, KeywordKind.STOP))
                .when(keyword(3, KeywordKind.STOP, "bind-2", 2))
                .thenNothing();
    }

    @Test
    void help_delivered_again_after_the_link_broke_is_not_answered_twice() {
        given(compose("amy", 0), keyword(1, KeywordKind.HELP))
                .when(keyword(3, KeywordKind.HELP, "bind-2", 2))
                .thenNothing();
    }

    @Test
    void start_from_somebody_who_never_opted_out_is_just_a_text() {
        given(compose("amy", 0)).when(keyword(1, KeywordKind.START)).then(InboundMessageReceived.class);
    }

    @Test
    void help_is_answered_also_to_somebody_who_opted_out() {
        given(compose("amy", 0), keyword(1, KeywordKind.STOP))
                .when(keyword(2, KeywordKind.HELP))
                .then(InboundMessageReceived.class, AutomaticMessageQueued.class);
    }

    @Test
    void a_keyword_with_no_conversation_open_is_answered_and_opens_none() {
        ThreadSpec spec = given().when(keyword(0, KeywordKind.STOP));

        spec.then(KeywordReceived.class, ContactOptedOut.class, AutomaticMessageQueued.class);
        assertThat(spec.state().last()).isInstanceOf(LastConversation.None.class);
        spec.when(keyword(1, KeywordKind.HELP)).then(KeywordReceived.class, AutomaticMessageQueued.class);
        spec.when(keyword(2, KeywordKind.START))
                .then(KeywordReceived.class, ContactOptedIn.class, AutomaticMessageQueued.class);
    }

    @Test
    void a_keyword_after_the_disconnect_does_not_continue_the_conversation() {
        ThreadSpec spec =
                given(compose("amy", 0), send("amy"), disconnect("amy", 1))
                        .when(keyword(2, KeywordKind.STOP));

        spec.then(KeywordReceived.class, ContactOptedOut.class, AutomaticMessageQueued.class);
        assertThat(spec.event(ContactOptedOut.class).conversationId()).isEqualTo(ThreadSpec.conversation(1));
        assertThat(spec.state().last()).isInstanceOf(LastConversation.Disconnected.class);
    }

    @Test
    void a_keyword_with_no_conversation_open_is_not_answered_again_when_it_is_delivered_again() {
        given(keyword(0, KeywordKind.HELP)).when(keyword(0, KeywordKind.HELP)).thenNothing();
    }

    @Test
    void the_answer_to_a_keyword_without_a_conversation_is_followed_like_any_message() {
        ThreadSpec spec = given().when(keyword(0, KeywordKind.HELP));
        String answer = spec.event(AutomaticMessageQueued.class).messageId().value();
        long counter = ThreadIds.counterOf(answer, Kind.MESSAGE).orElseThrow();

        spec.when(CarrierFixtures.concluded(counter, 1, false, CarrierFixtures.accepted(1, "ID1")))
                .then(MessageStatusChanged.class);
        assertThat(spec.state().dueAt()).isPresent();
        assertThat(ThreadDecider.whenDue(spec.state(), ThreadSpec.minute(2)).organizationId())
                .isEqualTo(ThreadSpec.ACME);
    }

    @Test
    void stop_to_a_number_that_lost_its_queue_counts_with_a_conversation_open_and_without() {
        given(compose("amy", 0))
                .when(withoutQueue(keyword(1, KeywordKind.STOP)))
                .then(InboundMessageReceived.class, ContactOptedOut.class, AutomaticMessageQueued.class)
                .when(send("amy"))
                .refused("recipient.opted.out");
        ThreadSpec over =
                given(compose("amy", 0), disconnect("amy", 1))
                        .when(withoutQueue(keyword(2, KeywordKind.STOP)))
                        .then(ContactOptedOut.class);
        assertThat(over.event(ContactOptedOut.class).conversationId()).isEqualTo(ThreadSpec.conversation(1));
        over.when(withoutQueue(keyword(3, KeywordKind.STOP))).then(ContactOptedOut.class);
        over.when(withoutQueue(keyword(4, KeywordKind.HELP))).thenNothing();
        over.when(withoutQueue(keyword(5, KeywordKind.START))).thenNothing();
    }

    @Test
    void so_it_does_where_nobody_ever_wrote() {
        ThreadSpec spec =
                given().when(withoutQueue(keyword(0, KeywordKind.STOP))).then(ContactOptedOut.class);

        assertThat(spec.event(ContactOptedOut.class).conversationId().value()).isEmpty();
        assertThat(spec.event(ContactOptedOut.class).consentId()).isEqualTo(CarrierFixtures.CONTACT_ID);
        spec.when(compose("amy", 1)).refused("recipient.opted.out");
    }

    @Test
    void other_words_are_flagged_and_not_acted_on() {
        ThreadSpec spec = given(compose("amy", 0)).when(text(1, "please stop texting me"));

        spec.then(InboundMessageReceived.class);
        assertThat(spec.event(InboundMessageReceived.class).hint().possibleOptOut()).isTrue();
        assertThat(spec.event(InboundMessageReceived.class).hint().keywordsVersion())
                .contains(ThreadSpec.KEYWORDS.version());
        spec.when(send("amy")).accepted();
    }

    @Test
    void an_agent_who_heard_it_records_the_opt_out_and_the_contact_is_sent_no_confirmation() {
        ThreadSpec spec =
                given(compose("amy", 0), text(1, "please stop texting me"))
                        .when(ThreadSpec.optOut("amy", 2))
                        .then(ContactOptedOut.class);

        ContactOptedOut out = spec.event(ContactOptedOut.class);
        assertThat(out.cause().source()).isEqualTo(ConsentSource.AGENT);
        assertThat(out.conversationId()).isEqualTo(ThreadSpec.conversation(1));
        assertThat(out.consentId()).isEqualTo(CarrierFixtures.CONTACT_ID);
        assertThat(out.scope()).isEqualTo(ConsentScope.ORGANIZATION);
        spec.when(send("amy")).refused("recipient.opted.out");
    }

    @Test
    void an_opt_out_that_is_recorded_again_is_the_latest_statement() {
        given(compose("amy", 0), ThreadSpec.optOut("amy", 1))
                .when(ThreadSpec.optOut("amy", 2))
                .then(ContactOptedOut.class);
    }

    @Test
    void an_agent_who_has_still_to_wrap_up_records_it_too() {
        given(compose("amy", 0), send("amy"), disconnect("amy", 1))
                .when(ThreadSpec.optOut("amy", 2))
                .then(ContactOptedOut.class);
    }

    @Test
    void a_supervisor_records_it_of_any_conversation_and_another_agent_does_not() {
        given(compose("amy", 0)).when(ThreadSpec.optOut("ben", 1)).refused("not.conversation.participant");
        given(compose("amy", 0)).when(ThreadSpec.optOut("sue", 1)).then(ContactOptedOut.class);
    }

    @Test
    void of_a_conversation_that_never_was_none_is_recorded() {
        given().when(ThreadSpec.optOut("amy", 0)).refused("conversation.not.found").then();
        given(compose("amy", 0))
                .when(ThreadSpec.optOut("amy", 1, ThreadSpec.conversation(9)))
                .refused("conversation.not.found");
    }

    @Test
    void only_the_contact_lifts_an_opt_out_that_an_agent_recorded() {
        ThreadSpec spec =
                given(compose("amy", 0), ThreadSpec.optOut("amy", 1)).when(keyword(2, KeywordKind.START));

        spec.then(InboundMessageReceived.class, ContactOptedIn.class, AutomaticMessageQueued.class);
        spec.when(send("amy")).accepted();
    }

    @Test
    void a_carrier_that_refuses_because_they_opted_out_tells_us_so() {
        ThreadSpec spec =
                given(compose("amy", 0), send("amy"))
                        .when(concluded(CarrierFixtures.FIRST_MESSAGE, 1, true, rejected(1, 0x410)));

        spec.then(MessageStatusChanged.class, ContactOptedOut.class);
        assertThat(spec.event(ContactOptedOut.class).cause().source()).isEqualTo(ConsentSource.CARRIER);
        spec.when(send("amy")).refused("recipient.opted.out");
    }

    @Test
    void a_receipt_that_says_so_tells_us_too() {
        given(compose("amy", 0), send("amy"), concluded(1, accepted(1, "A1")))
                .when(receipt("A1", null, ReceiptState.REJECTED, "610", true))
                .then(MessageStatusChanged.class, ContactOptedOut.class);
    }

    @Test
    void so_does_one_that_came_before_the_submit_response() {
        ThreadSpec spec =
                given(compose("amy", 0), send("amy"))
                        .when(receipt("A1", null, ReceiptState.REJECTED, "610", true))
                        .then(DeliveryReceiptUnmatched.class)
                        .when(concluded(1, accepted(1, "A1")));

        spec.then(MessageStatusChanged.class, ContactOptedOut.class);
        ContactOptedOut out = spec.event(ContactOptedOut.class);
        assertThat(out.cause().source()).isEqualTo(ConsentSource.CARRIER);
        assertThat(out.consentId()).isEqualTo(CarrierFixtures.CONTACT_ID);
        assertThat(out.cause().error()).contains(CarrierError.undelivered(Optional.of("610")));
    }

    @Test
    void they_opt_out_once_however_many_parts_are_refused_for_it() {
        given(compose("amy", 0), CarrierFixtures.send("amy", 2))
                .when(receipt("A1", null, ReceiptState.REJECTED, "610", true))
                .when(receipt("A2", null, ReceiptState.REJECTED, "610", true))
                .when(concluded(1, accepted(1, "A1"), accepted(2, "A2")))
                .then(MessageStatusChanged.class, ContactOptedOut.class);
    }

    @Test
    void a_receipt_that_says_so_again_after_start_says_nothing_new() {
        given(compose("amy", 0), send("amy"), concluded(1, accepted(1, "A1")))
                .when(receipt("A1", null, ReceiptState.REJECTED, "610", true))
                .when(keyword(6, KeywordKind.START))
                .when(receipt("A1", null, ReceiptState.REJECTED, "610", true))
                .thenNothing()
                .when(send("amy"))
                .accepted();
    }

    @Test
    void their_word_to_another_number_counts_here_too() {
        given(compose("amy", 0))
                .when(elsewhere(true, 1))
                .then(ContactConsentApplied.class)
                .when(send("amy"))
                .refused("recipient.opted.out")
                .when(elsewhere(false, 2))
                .then(ContactConsentApplied.class)
                .when(send("amy"))
                .accepted();
    }

    @Test
    void an_older_word_to_another_number_does_not_undo_a_later_one_here() {
        given(compose("amy", 0), keyword(5, KeywordKind.STOP))
                .when(elsewhere(false, 4))
                .thenNothing()
                .when(send("amy"))
                .refused("recipient.opted.out");
    }

    private static ComposeRequested composeKnowing(ConsentFact fact) {
        ComposeRequested plain = compose("amy", 1);
        return new ComposeRequested(
                plain.context(),
                plain.composer(),
                plain.queue(),
                plain.line(),
                plain.useExistingConversation(),
                plain.timeline(),
                plain.afterCall(),
                new KnownConsent(plain.knownConsent().consentId(), Optional.of(fact)),
                plain.firstText());
    }
}
