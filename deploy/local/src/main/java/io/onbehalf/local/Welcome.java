package io.onbehalf.local;

/// What a newcomer needs to know once everything runs.
final class Welcome {

    private Welcome() {}

    static void print(Console console, Site site) {
        console.line(
                """

                Onbehalf runs: %1$s/api/v2

                  Organization Acme. Each user is also an OAuth client of the same name, secret <name>-secret:
                    admin  every permission      sue   supervisor
                    amy    agent: Support, Billing     ben   agent: Support, Sales

                  A token, and amy's queues:
                    curl -s -u amy:amy-secret -d grant_type=client_credentials %1$s/oauth/token
                    curl -s -H "Authorization: Bearer <access_token>" %1$s/api/v2/routing/queues/me

                  %4$s

                  Events: Kafka at %2$s, schemas at %3$s
                  Ctrl-C stops everything; --demo plays an agent's day; --clean forgets the data.\
                """
                        .formatted(
                                site.gatewayUrl(),
                                site.bootstrapServers(),
                                site.registryUrl(),
                                messages(site)));
    }

    private static String messages(Site site) {
        Smsc foreign = site.foreignSmsc();
        return foreign != null
                ? "Messages: to the SMSC, %s".formatted(foreign)
                : """
                Messages: to an SMSC simulator, %s; numbers that end in 9901 to 9916 have their ways.
                  A contact writes to Support:
                    curl -d from=13175551234 -d to=13175550100 --data-urlencode text=Hello %s/inbound\
                """
                        .formatted(site.smsc(), site.smscControlUrl());
    }
}
