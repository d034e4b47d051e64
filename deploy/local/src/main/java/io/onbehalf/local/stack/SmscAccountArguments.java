package io.onbehalf.local.stack;

import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.layout.SmscAccount;
import java.util.List;
import java.util.Map;

/// Configures conversation-service's accounts at SMSCs. The first account that serves a number sends its
/// messages.
///
/// The password, the same for all accounts, goes through the environment, because every user of the machine
/// can read a command line. Spring takes a list's element from one source only, so the argument holds a
/// placeholder for the password.
public final class SmscAccountArguments {

    private static final String PASSWORD_VARIABLE = "ONBEHALF_SMSC_PASSWORD";

    private SmscAccountArguments() {}

    /// The only account, for every number.
    static List<String> of(SmscAccount smsc) {
        return of(0, "local", smsc);
    }

    /// One account of several.
    ///
    /// @param index the account's place in the list, from 0
    public static List<String> of(int index, String name, SmscAccount smsc) {
        String account = "--onbehalf.carrier.accounts[%d].".formatted(index);
        return List.of(
                account + "name=" + name,
                account + "organization-id=" + DemoUsers.ORGANIZATION,
                account + "host=" + smsc.host(),
                account + "port=" + smsc.port(),
                account + "system-id=" + smsc.systemId(),
                account + "password=${" + PASSWORD_VARIABLE + "}",
                account + "bind-type=TRANSCEIVER",
                account + "transaction-timer=" + smsc.transactionTimer(),
                account + "window=50",
                account + "opted-out-statuses[0]=1040",
                account + "opted-out-errors[0]=610");
    }

    static Map<String, String> environment(SmscAccount smsc) {
        return Map.of(PASSWORD_VARIABLE, smsc.password());
    }
}
