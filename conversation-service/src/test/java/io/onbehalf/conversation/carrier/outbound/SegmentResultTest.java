package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.smpp.SubmitResult;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Meaning;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SegmentResultTest {

    private static final int SEGMENT = 2;
    private static final int STATUS = 0x58;

    private final OutboundMessage message = OutboundMessages.message(1, SLOW, 3);

    @Test
    void what_is_accepted_has_the_SMSC_s_id() {
        assertThat(of(new SubmitResult.Accepted("0A1B")))
                .isEqualTo(result(SubmitOutcome.ACCEPTED, "0A1B", null, false, false));
    }

    @Test
    void what_is_refused_for_now_is_retriable_and_asks_for_less() {
        SegmentResult result = of(new SubmitResult.Refused(STATUS, Meaning.FOR_NOW));

        assertThat(result)
                .isEqualTo(
                        result(
                                SubmitOutcome.RETRIABLE,
                                null,
                                CarrierError.status(CarrierError.REJECTED, STATUS),
                                true,
                                false));
        assertThat(result.isRefused()).isTrue();
        assertThat(result.isRetriable()).isTrue();
    }

    @Test
    void what_is_refused_for_good_is_rejected_with_the_status() {
        SegmentResult result = of(new SubmitResult.Refused(STATUS, Meaning.FOR_GOOD));

        assertThat(result)
                .isEqualTo(
                        result(
                                SubmitOutcome.REJECTED,
                                null,
                                CarrierError.status(CarrierError.REJECTED, STATUS),
                                false,
                                false));
        assertThat(result.isRefused()).isTrue();
        assertThat(result.isRetriable()).isFalse();
    }

    @Test
    void what_the_contact_opted_out_of_at_the_SMSC_is_rejected_and_says_so() {
        assertThat(of(new SubmitResult.Refused(STATUS, Meaning.OPTED_OUT)))
                .isEqualTo(
                        result(
                                SubmitOutcome.REJECTED,
                                null,
                                CarrierError.status(ConversationRefusals.OPTED_OUT, STATUS),
                                false,
                                true));
    }

    @Test
    void what_our_own_check_withheld_is_rejected_with_its_reason() {
        assertThat(of(new SubmitResult.Withheld(ConversationRefusals.OPTED_OUT)))
                .isEqualTo(
                        result(
                                SubmitOutcome.REJECTED,
                                null,
                                CarrierError.of(ConversationRefusals.OPTED_OUT),
                                false,
                                false));
    }

    @Test
    void what_fits_into_no_PDU_is_rejected() {
        assertThat(of(new SubmitResult.Malformed()))
                .isEqualTo(
                        result(
                                SubmitOutcome.REJECTED,
                                null,
                                CarrierError.of(CarrierError.REJECTED),
                                false,
                                false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_never_left_is_retriable_and_no_refusal(boolean slowDown) {
        SegmentResult result = of(new SubmitResult.NotSent(slowDown));

        assertThat(result).isEqualTo(result(SubmitOutcome.RETRIABLE, null, null, slowDown, false));
        assertThat(result.isRefused()).isFalse();
    }

    @Test
    void what_may_have_left_is_unknown_and_no_refusal() {
        SegmentResult result = of(new SubmitResult.Unknown());

        assertThat(result)
                .isEqualTo(
                        result(
                                SubmitOutcome.OUTCOME_UNKNOWN,
                                null,
                                CarrierError.of(CarrierError.SUBMIT_UNKNOWN),
                                false,
                                false));
        assertThat(result.isRefused()).isFalse();
    }

    private SegmentResult of(SubmitResult result) {
        return SegmentResult.of(message, SEGMENT, result);
    }

    private SegmentResult result(
            SubmitOutcome outcome,
            @Nullable String smscMessageId,
            @Nullable CarrierError error,
            boolean slowDown,
            boolean optedOut) {
        return new SegmentResult(
                message,
                new PartOutcome(
                        SEGMENT, outcome, Optional.ofNullable(smscMessageId), Optional.ofNullable(error)),
                slowDown,
                optedOut);
    }
}
