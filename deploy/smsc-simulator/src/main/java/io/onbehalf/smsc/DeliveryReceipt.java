package io.onbehalf.smsc;

import io.onbehalf.smsc.number.FinalState;
import io.onbehalf.smsc.session.DeliverSmRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.bean.OptionalParameter;

/// Builds delivery receipts (SMPP 3.4, Appendix B).
final class DeliveryReceipt {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private DeliveryReceipt() {}

    /// As most networks write it: id and state as parameters and in the text.
    ///
    /// @param after the time from the submit to the final state
    static DeliverSmRequest of(SubmittedSms sms, String messageId, FinalState state, Duration after) {
        List<OptionalParameter> parameters = parameters(sms, state);
        parameters.add(new OptionalParameter.Receipted_message_id(messageId));
        return request(sms, text(sms, messageId, state, after), parameters);
    }

    /// As some networks write it: the id in the text only, and in decimal digits.
    static DeliverSmRequest withDecimalId(
            SubmittedSms sms, String messageId, FinalState state, Duration after) {
        String text = text(sms, MessageIds.decimal(messageId), state, after);
        return request(sms, text, parameters(sms, state));
    }

    private static DeliverSmRequest request(
            SubmittedSms sms, String text, List<OptionalParameter> parameters) {
        return DeliverSmRequest.receipt(sms.contact(), sms.ours(), text, parameters);
    }

    private static List<OptionalParameter> parameters(SubmittedSms sms, FinalState state) {
        List<OptionalParameter> parameters = new ArrayList<>();
        parameters.add(new OptionalParameter.Message_state(state.messageState()));
        OptionalParameter.User_message_reference reference = sms.reference();
        if (reference != null) {
            parameters.add(reference);
        }
        return parameters;
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
                + state.stat()
                + " err:"
                + state.err()
                + " text:";
    }
}
