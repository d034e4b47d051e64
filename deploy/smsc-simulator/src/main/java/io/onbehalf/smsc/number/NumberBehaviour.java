package io.onbehalf.smsc.number;

import org.jsmpp.SMPPConstant;

/// The SMSC's and the contact's behaviour for a message to a kind of number.
///
/// @param status the `command_status` of a refusal
/// @param refusals how often each segment is refused; [#ALWAYS] for every time
/// @param finalState what the receipt says
/// @param answer what the contact writes back; empty for no answer
public record NumberBehaviour(int status, int refusals, FinalState finalState, String answer) {

    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final int OPTED_OUT = 0x410;

    private static final String LONG_ANSWER =
            """
            Thank you for asking. The parcel came this morning, but the box was open at one side and wet. I took \
            it in all the same, because the driver did not wait for me to look. Inside there were two of the \
            three books that I had ordered; the third one is not there, and it is not on the bill. Could you \
            tell me if it is on its way, or if I have to order it again? I am at home until six.\
            """;

    public static NumberBehaviour of(MagicNumber number) {
        return switch (number) {
            case NONE, SILENT, RECEIPT_LOST, DISORDER, ECHO, GONE -> endsAs(FinalState.DELIVERED);
            case THROTTLED -> refused(SMPPConstant.STAT_ESME_RTHROTTLED, 2);
            case QUEUE_FULL -> refused(SMPPConstant.STAT_ESME_RMSGQFUL, 2);
            case REFUSED -> refused(SMPPConstant.STAT_ESME_RINVDSTADR, ALWAYS);
            case OPTED_OUT -> refused(OPTED_OUT, ALWAYS);
            case UNDELIVERABLE -> endsAs(FinalState.UNDELIVERABLE);
            case UNKNOWN_STATE -> endsAs(FinalState.UNKNOWN);
            case RECEIPT_OPTED_OUT -> endsAs(FinalState.OPTED_OUT);
            case THANKS -> answeredBy("Thank you!");
            case LONG_ANSWER -> answeredBy(LONG_ANSWER);
            case STOP -> answeredBy("STOP");
            case ASKS_TO_STOP -> answeredBy("please stop texting me");
        };
    }

    private static NumberBehaviour endsAs(FinalState finalState) {
        return new NumberBehaviour(0, 0, finalState, "");
    }

    private static NumberBehaviour refused(int status, int refusals) {
        return new NumberBehaviour(status, refusals, FinalState.DELIVERED, "");
    }

    private static NumberBehaviour answeredBy(String text) {
        return new NumberBehaviour(0, 0, FinalState.DELIVERED, text);
    }
}
