package io.onbehalf.local.launcher;

import io.onbehalf.local.layout.SmscAccount;
import io.onbehalf.local.layout.StackLayout;

/// The text that the launcher prints once everything runs: addresses, users, first calls.
final class Welcome {

    private Welcome() {}

    static String text(StackLayout layout) {
        return """

        Onbehalf runs. The agents' client: %1$s

          Sign in as one of the demo users of the organization Acme:
            amy, password amy-secret    agent of Support and Billing         sue, password sue-secret      supervisor
            ben, password ben-secret    agent of Support, Sales and Orders   admin, password admin-secret  everything

          The API: %1$s/api/v2. Each user is also an OAuth client of the same name and secret.

          A token, and amy's queues:
            curl -s -u amy:amy-secret -d grant_type=client_credentials %1$s/oauth/token
            curl -s -H "Authorization: Bearer <access_token>" %1$s/api/v2/routing/queues/me

          %4$s

          Events: Kafka at %2$s, schemas at %3$s
          Ctrl-C stops everything; --demo plays an agent's day; --clean deletes the data.\
        """
                .formatted(
                        layout.gatewayUrl(),
                        layout.bootstrapServers(),
                        layout.registryUrl(),
                        messages(layout));
    }

    private static String messages(StackLayout layout) {
        SmscAccount foreign = layout.foreignSmsc();
        return foreign != null
                ? "Messages: to the SMSC, %s".formatted(foreign)
                : """
                Messages: to an SMSC simulator, %s; numbers that end in 9901 to 9916 behave specially.
                  A contact writes to Support:
                    curl -d from=13175551234 -d to=13175550100 --data-urlencode text=Hello %s/inbound\
                """
                        .formatted(layout.smsc(), layout.smscControlUrl());
    }
}
