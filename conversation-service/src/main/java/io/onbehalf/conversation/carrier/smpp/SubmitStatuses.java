package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.SubmitResult.Meaning;
import java.util.Set;
import org.jsmpp.SMPPConstant;

/// The meaning of each value of `command_status` for an SMS that an account submitted.
///
/// @param optedOut the values with which this SMSC says that the contact has opted out
record SubmitStatuses(Set<Integer> optedOut) {

    /// Not the SMS's fault and over after a while: too many in a short time, a full queue, a system error, a
    /// temporary error of the receiver's application, and a bind that the SMSC does not know any more.
    private static final Set<Integer> FOR_NOW =
            Set.of(
                    SMPPConstant.STAT_ESME_RTHROTTLED,
                    SMPPConstant.STAT_ESME_RMSGQFUL,
                    SMPPConstant.STAT_ESME_RSYSERR,
                    SMPPConstant.STAT_ESME_RX_T_APPN,
                    SMPPConstant.STAT_ESME_RINVBNDSTS);

    Meaning meaning(int commandStatus) {
        if (FOR_NOW.contains(commandStatus)) {
            return Meaning.FOR_NOW;
        }
        return optedOut.contains(commandStatus) ? Meaning.OPTED_OUT : Meaning.FOR_GOOD;
    }
}
