package io.onbehalf.local;

import java.util.List;
import java.util.Map;

/// How conversation-service is told of its accounts at SMSCs; the first that serves a number sends for it.
///
/// The password, the same for all, goes by the environment, because everybody on the machine can read a
/// command line. Spring takes all of a list's element from one source, so the arguments hold a placeholder
/// for it.
public final class Carrier {

    private static final String PASSWORD_VARIABLE = "ONBEHALF_SMSC_PASSWORD";

    private Carrier() {}

    /// The only account; it serves every number.
    static List<String> arguments(Smsc smsc) {
        return account(0, "local", smsc);
    }

    /// One account of several, of which each has its place among them.
    public static List<String> account(int index, String name, Smsc smsc) {
        String account = "--onbehalf.carrier.accounts[%d].".formatted(index);
        return List.of(
                account + "name=" + name,
                account + "organization-id=" + DemoUsers.ORGANIZATION,
                account + "host=" + smsc.host(),
                account + "port=" + smsc.port(),
                account + "system-id=" + smsc.systemId(),
                account + "password=${" + PASSWORD_VARIABLE + "}",
                account + "bind-type=TRANSCEIVER",
                account + "window=50",
                account + "opted-out-statuses[0]=1040",
                account + "opted-out-errors[0]=610");
    }

    static Map<String, String> environment(Smsc smsc) {
        return Map.of(PASSWORD_VARIABLE, smsc.password());
    }
}
