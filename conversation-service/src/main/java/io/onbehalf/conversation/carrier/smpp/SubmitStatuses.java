package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.SubmitResult.Meaning;
import java.util.Set;
import org.jsmpp.SMPPConstant;

/// The meaning of each value of `command_status` for an SMS that an account submitted.
///
/// @param retriable the values that refuse an SMS for now
/// @param optedOut the values with which this SMSC says that the contact has opted out
record SubmitStatuses(Set<Integer> retriable, Set<Integer> optedOut) {

    Meaning meaning(int commandStatus) {
        if (optedOut.contains(commandStatus)) {
            return Meaning.OPTED_OUT;
        }
        // A bind that the SMSC does not know any more is not the SMS's fault, whatever the account says.
        return retriable.contains(commandStatus) || commandStatus == SMPPConstant.STAT_ESME_RINVBNDSTS
                ? Meaning.FOR_NOW
                : Meaning.FOR_GOOD;
    }
}
