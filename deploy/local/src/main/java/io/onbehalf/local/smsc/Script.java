package io.onbehalf.local.smsc;

import org.jsmpp.SMPPConstant;

/// What a kind of contact's number does with a message.
///
/// @param status of the refusal
/// @param refusals how often each message part is refused
/// @param fate what the receipt says
/// @param answer what the contact writes back; empty if nothing
record Script(int status, int refusals, Fate fate, String answer) {

    static final int FOR_EVER = Integer.MAX_VALUE;

    private static final int OPTED_OUT = 0x410;

    private static final String LONG_ANSWER =
            """
            Thank you for asking. The parcel came this morning, but the box was open at one side and wet. I took \
            it in all the same, because the driver did not wait for me to look. Inside there were two of the \
            three books that I had ordered; the third one is not there, and it is not on the bill. Could you \
            tell me if it is on its way, or if I have to order it again? I am at home until six.\
            """;

    static Script of(Magic magic) {
        return switch (magic) {
            case NONE, SILENT, RECEIPT_LOST, DISORDER, ECHO, GONE -> endsAs(Fate.DELIVERED);
            case THROTTLED -> refused(SMPPConstant.STAT_ESME_RTHROTTLED, 2);
            case QUEUE_FULL -> refused(SMPPConstant.STAT_ESME_RMSGQFUL, 2);
            case REFUSED -> refused(SMPPConstant.STAT_ESME_RINVDSTADR, FOR_EVER);
            case OPTED_OUT -> refused(OPTED_OUT, FOR_EVER);
            case UNDELIVERABLE -> endsAs(Fate.UNDELIVERABLE);
            case UNKNOWN_STATE -> endsAs(Fate.UNKNOWN);
            case RECEIPT_OPTED_OUT -> endsAs(Fate.OPTED_OUT);
            case THANKS -> answeredBy("Thank you!");
            case LONG_ANSWER -> answeredBy(LONG_ANSWER);
            case STOP -> answeredBy("STOP");
            case ASKS_TO_STOP -> answeredBy("please stop texting me");
        };
    }

    private static Script endsAs(Fate fate) {
        return new Script(0, 0, fate, "");
    }

    private static Script refused(int status, int refusals) {
        return new Script(status, refusals, Fate.DELIVERED, "");
    }

    private static Script answeredBy(String text) {
        return new Script(0, 0, Fate.DELIVERED, text);
    }
}
