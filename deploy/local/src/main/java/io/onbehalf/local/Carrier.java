package io.onbehalf.local;

import java.util.List;
import java.util.Map;

/// How conversation-service is told of its account at an SMSC.
///
/// The password goes by the environment, because everybody on the machine can read a command line. Spring
/// takes all of a list's element from one source, so the arguments hold a placeholder for it.
final class Carrier {

    private static final String PASSWORD_VARIABLE = "ONBEHALF_SMSC_PASSWORD";
    private static final String ACCOUNT = "--onbehalf.carrier.accounts[0].";

    private Carrier() {}

    static List<String> arguments(Smsc smsc) {
        return List.of(
                ACCOUNT + "name=local",
                ACCOUNT + "organization-id=" + DemoUsers.ORGANIZATION,
                ACCOUNT + "host=" + smsc.host(),
                ACCOUNT + "port=" + smsc.port(),
                ACCOUNT + "system-id=" + smsc.systemId(),
                ACCOUNT + "password=${" + PASSWORD_VARIABLE + "}",
                ACCOUNT + "bind-type=TRANSCEIVER",
                ACCOUNT + "window=50",
                ACCOUNT + "opted-out-statuses[0]=1040",
                ACCOUNT + "opted-out-errors[0]=610");
    }

    static Map<String, String> environment(Smsc smsc) {
        return Map.of(PASSWORD_VARIABLE, smsc.password());
    }
}
