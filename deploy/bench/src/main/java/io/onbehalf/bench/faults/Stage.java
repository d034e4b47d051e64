package io.onbehalf.bench.faults;

import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.StackLayout;
import java.io.IOException;
import java.util.List;

/// A running stack on which agents, contacts and supervisors act.
public interface Stage {

    /// Where its parts, its logs and the SMSC's ledger are.
    StackLayout layout();

    /// A demo user at each gateway.
    List<ApiUser> signIn(String user) throws InterruptedException;

    /// Called once nothing happens any more: puts ledger and logs to where the layout says, unless they are.
    void gather() throws IOException, InterruptedException;
}
