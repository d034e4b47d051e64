package io.onbehalf.bench.containers;

import io.onbehalf.bench.faults.Stage;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.StackLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The stack of `deploy/compose` that runs on this machine, with its demo data.
///
/// @param layout its published ports; its data folder gets the logs and the ledger
record ComposeStage(StackLayout layout, Containers containers) implements Stage {

    static final String SIMULATOR = "smsc-simulator";

    /// All that stay, those that others need before them.
    static final List<String> PARTS =
            List.of(
                    "broker",
                    "registry",
                    SIMULATOR,
                    "queue-service",
                    "conversation-service",
                    "wrapup-service",
                    "agent-gateway");

    private static final String LEDGER = "/var/lib/onbehalf/ledger.tsv";

    @Override
    public List<ApiUser> signIn(String user) throws InterruptedException {
        return List.of(new Api(layout.gatewayUrl()).signIn(user));
    }

    @Override
    public void gather() throws IOException, InterruptedException {
        containers.copy(SIMULATOR, LEDGER, layout.smscLedger());
        for (String part : PARTS) {
            Path log = layout.log(part);
            Files.createDirectories(log.getParent());
            Files.writeString(log, containers.log(part));
        }
    }
}
