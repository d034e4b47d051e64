package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import java.util.Set;
import org.jsmpp.SMPPConstant;

/// What an account's `command_status` values mean for a message.
final class SubmitStatuses {

    /// Not the message's fault and gone after a while: too much at once, a full queue, a system error, a
    /// temporary error of the receiver's application, and a bind that the message centre has forgotten.
    private static final Set<Integer> RETRIABLE =
            Set.of(
                    SMPPConstant.STAT_ESME_RTHROTTLED,
                    SMPPConstant.STAT_ESME_RMSGQFUL,
                    SMPPConstant.STAT_ESME_RSYSERR,
                    SMPPConstant.STAT_ESME_RX_T_APPN,
                    SMPPConstant.STAT_ESME_RINVBNDSTS);

    private final Account account;

    SubmitStatuses(Account account) {
        this.account = account;
    }

    boolean retriable(int commandStatus) {
        return RETRIABLE.contains(commandStatus);
    }

    boolean optedOut(int commandStatus) {
        return account.optedOutStatuses().contains(commandStatus);
    }
}
