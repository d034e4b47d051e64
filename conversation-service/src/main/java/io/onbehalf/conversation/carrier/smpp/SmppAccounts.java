package io.onbehalf.conversation.carrier.smpp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All accounts, in the order of their configuration.
public record SmppAccounts(List<SmppAccount> all) {

    public SmppAccounts {
        all = List.copyOf(all);
    }

    /// The first account that serves a number; null if none does. No other account replaces it while it is
    /// not bound or busy: a number's SMS would overtake each other.
    public @Nullable SmppAccount serving(String organizationId, String number) {
        for (SmppAccount account : all) {
            if (account.settings().transmits(organizationId, number)) {
                return account;
            }
        }
        return null;
    }

    /// Gives back the SMS that have not left.
    public void recall() {
        all.forEach(SmppAccount::recall);
    }

    /// True if SMS wait for their response.
    public boolean isBusy() {
        return all.stream().anyMatch(SmppAccount::isBusy);
    }
}
