package io.onbehalf.smsc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.onbehalf.smsc.number.FinalState;
import io.onbehalf.smsc.profile.Habit;
import io.onbehalf.smsc.profile.SmscProfile;
import io.onbehalf.smsc.session.Address;
import io.onbehalf.smsc.session.DeliverSmRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsmpp.bean.OptionalParameter;

/// Builds delivery receipts (SMPP 3.4, Appendix B), with the habits of the account.
final class DeliveryReceipt {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private static final String LEADING_ZEROS = "0000";
    private static final int PADDED_LENGTH = 32;

    private DeliveryReceipt() {}

    /// As most networks write it: id and state as parameters and in the text.
    ///
    /// @param after the time from the submit to the final state
    static DeliverSmRequest of(SubmittedSms sms, String messageId, FinalState state, Duration after) {
        SmscProfile profile = sms.profile();
        List<OptionalParameter> parameters = parameters(sms, state);
        if (!profile.has(Habit.ID_IN_TEXT_ONLY)) {
            parameters.add(new OptionalParameter.Receipted_message_id(idOctets(profile, messageId)));
        }
        String textId = profile.has(Habit.PADDED_ID) ? LEADING_ZEROS + messageId : messageId;
        return request(sms, text(sms, textId, state, after), parameters);
    }

    /// As some networks write it: the id in the text only, and in decimal digits.
    static DeliverSmRequest withDecimalId(
            SubmittedSms sms, String messageId, FinalState state, Duration after) {
        String text = text(sms, MessageIds.decimal(messageId), state, after);
        return request(sms, text, parameters(sms, state));
    }

    private static DeliverSmRequest request(
            SubmittedSms sms, String text, List<OptionalParameter> parameters) {
        Address contact = sms.contact();
        Address ours = sms.ours();
        return sms.profile().has(Habit.SWAPPED_ADDRESSES)
                ? DeliverSmRequest.receipt(sms.profile(), ours, contact, text, parameters)
                : DeliverSmRequest.receipt(sms.profile(), contact, ours, text, parameters);
    }

    private static List<OptionalParameter> parameters(SubmittedSms sms, FinalState state) {
        List<OptionalParameter> parameters = new ArrayList<>();
        if (!sms.profile().has(Habit.OTHER_WORDS)) {
            parameters.add(new OptionalParameter.Message_state(state.messageState()));
        }
        OptionalParameter.User_message_reference reference = sms.reference();
        if (reference != null && !sms.profile().has(Habit.NO_REFERENCE)) {
            parameters.add(reference);
        }
        return parameters;
    }

    /// The parameter's octets: usually with a NUL at the end.
    private static byte[] idOctets(SmscProfile profile, String messageId) {
        if (profile.has(Habit.PADDED_ID)) {
            return Arrays.copyOf((LEADING_ZEROS + messageId).getBytes(US_ASCII), PADDED_LENGTH);
        }
        byte[] octets = MessageIds.withoutHyphens(messageId).getBytes(US_ASCII);
        return profile.has(Habit.UNTERMINATED_ID) ? octets : Arrays.copyOf(octets, octets.length + 1);
    }

    /// Concatenated by hand: formatting would take longer than the rest of a submit.
    private static String text(SubmittedSms sms, String id, FinalState state, Duration after) {
        Instant submitted = Instant.ofEpochMilli(sms.at());
        return "id:"
                + id
                + " sub:001 dlvrd:"
                + (state == FinalState.DELIVERED ? "001" : "000")
                + " submit date:"
                + MINUTE.format(submitted)
                + " done date:"
                + MINUTE.format(submitted.plus(after))
                + " stat:"
                + (sms.profile().has(Habit.OTHER_WORDS) ? state.word() : state.stat())
                + " err:"
                + state.err()
                + " text:";
    }
}
