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

                  Events: Kafka at %2$s, schemas at %3$s
                  Ctrl-C stops everything; --demo plays an agent's day; --clean forgets the data.\
                """
                        .formatted(site.gatewayUrl(), site.bootstrapServers(), site.registryUrl()));
    }
}
