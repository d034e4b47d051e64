package io.onbehalf.local.smsc;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.bean.OptionalParameter;

/// Tells our side what became of a message.
final class Receipt {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private Receipt() {}

    /// As most networks write it: the id and the state as parameters and in the text.
    static Delivery of(Submission submission, String messageId, Fate fate, Duration after) {
        List<OptionalParameter> parameters = parameters(submission, fate);
        parameters.add(new OptionalParameter.Receipted_message_id(messageId));
        return Delivery.receipt(submission, text(submission, messageId, fate, after), parameters);
    }

    /// As some networks write it: the id in the text only, and in decimal digits.
    static Delivery withDecimalId(Submission submission, String messageId, Fate fate, Duration after) {
        String text = text(submission, MessageIds.decimal(messageId), fate, after);
        return Delivery.receipt(submission, text, parameters(submission, fate));
    }

    private static List<OptionalParameter> parameters(Submission submission, Fate fate) {
        List<OptionalParameter> parameters = new ArrayList<>();
        parameters.add(new OptionalParameter.Message_state(fate.messageState()));
        OptionalParameter.User_message_reference reference = submission.reference();
        if (reference != null) {
            parameters.add(reference);
        }
        return parameters;
    }

    /// Put together by hand: formatting would take longer than all the rest of a submit.
    private static String text(Submission submission, String id, Fate fate, Duration after) {
        Instant submitted = Instant.ofEpochMilli(submission.at());
        return "id:"
                + id
                + " sub:001 dlvrd:"
                + (fate == Fate.DELIVERED ? "001" : "000")
                + " submit date:"
                + MINUTE.format(submitted)
                + " done date:"
                + MINUTE.format(submitted.plus(after))
                + " stat:"
                + fate.stat()
                + " err:"
                + fate.err()
                + " text:";
    }
}
