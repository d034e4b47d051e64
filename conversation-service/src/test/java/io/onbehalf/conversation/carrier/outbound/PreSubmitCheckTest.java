package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.Acme.NOON;
import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Directories;
import io.onbehalf.conversation.carrier.smpp.Submission;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PreSubmitCheckTest {

    private static final Duration VALIDITY = Duration.ofHours(4);
    private static final Duration ANSWER_VALIDITY = Duration.ofMinutes(5);

    private final Directories directories = OutboundMessages.directories();

    @Test
    void a_message_may_leave_until_its_validity_is_over() {
        assertThat(at(NOON.plus(VALIDITY)).objectionTo(message(false))).isEmpty();
        assertThat(at(NOON.plus(VALIDITY)).validFor(message(false))).isZero();
        assertThat(at(NOON.plus(VALIDITY).plusMillis(1)).objectionTo(message(false)))
                .contains(CarrierError.EXPIRED);
    }

    @Test
    void who_opted_out_of_the_number_gets_nothing() {
        directories.consent(OutboundMessages.THREAD, true);

        assertThat(at(NOON).objectionTo(message(false))).contains(ConversationRefusals.OPTED_OUT);
    }

    @Test
    void who_opted_out_of_the_organization_gets_nothing() {
        directories.consent("contact", true);

        assertThat(at(NOON).objectionTo(message(false))).contains(ConversationRefusals.OPTED_OUT);
    }

    @Test
    void from_a_number_that_no_queue_of_the_organization_has_any_more_nothing_leaves() {
        PreSubmitCheck without =
                new PreSubmitCheck(
                        new Directories().directory(), VALIDITY, ANSWER_VALIDITY, InstantSource.fixed(NOON));

        assertThat(without.objectionTo(message(false))).contains(ConversationRefusals.NUMBER_CHANGED);
    }

    @Test
    void while_what_contacts_want_is_not_known_messages_wait_and_automatic_answers_leave() {
        directories.stale();

        assertThat(at(NOON).permission(message(false))).isEqualTo(new Submission.Delayed());
        assertThat(at(NOON).permission(message(true))).isEqualTo(new Submission.Granted(ANSWER_VALIDITY));
        assertThat(at(NOON.plus(VALIDITY).plusMillis(1)).permission(message(false)))
                .isEqualTo(new Submission.Denied(CarrierError.EXPIRED));
    }

    @Test
    void how_long_the_SMSC_may_try_is_not_how_long_a_message_may_wait_except_for_automatic_answers() {
        Instant later = NOON.plus(ANSWER_VALIDITY).minusSeconds(1);

        assertThat(at(later).permission(message(false))).isEqualTo(new Submission.Granted(null));
        assertThat(at(later).permission(message(true)))
                .isEqualTo(new Submission.Granted(Duration.ofSeconds(1)));
    }

    @Test
    void who_opted_in_again_gets_it() {
        directories.consent("contact", false);

        assertThat(at(NOON).objectionTo(message(false))).isEmpty();
    }

    @Test
    void an_automatic_answer_is_exempt_from_the_block_while_it_answers_something() {
        directories.consent("contact", true);

        assertThat(at(NOON.plus(ANSWER_VALIDITY)).objectionTo(message(true))).isEmpty();
        assertThat(at(NOON.plus(ANSWER_VALIDITY)).validFor(message(true))).isZero();
        assertThat(at(NOON.plus(ANSWER_VALIDITY).plusMillis(1)).objectionTo(message(true)))
                .contains(CarrierError.EXPIRED);
    }

    private PreSubmitCheck at(Instant now) {
        return new PreSubmitCheck(
                directories.directory(), VALIDITY, ANSWER_VALIDITY, InstantSource.fixed(now));
    }

    private static OutboundMessage message(boolean exempt) {
        SmsSubmitRequested request = OutboundMessages.request(1, SLOW, "Hello", OutboundMessages.THREAD);
        return new OutboundMessage(
                0, 1, SmsSubmitRequested.newBuilder(request).setExempt(exempt).build(), "contact", null);
    }
}
