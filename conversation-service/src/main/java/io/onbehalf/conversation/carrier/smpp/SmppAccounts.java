package io.onbehalf.conversation.carrier.smpp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All accounts, in the order of their configuration.
///
/// @param standIns the names of accounts, each with the name of the account that replaces it while it is down
public record SmppAccounts(List<SmppAccount> all, Map<String, String> standIns) {

    public SmppAccounts {
        all = List.copyOf(all);
        standIns = Map.copyOf(standIns);
    }

    /// The account that submits a number's SMS: the first that serves it, or while that one is down its
    /// stand-in; null if none serves it. A thread's texts stay in order, as each waits for the answer to the
    /// one before.
    public @Nullable SmppAccount serving(String organizationId, String number) {
        for (SmppAccount account : all) {
            if (account.settings().transmits(organizationId, number)) {
                return orStandIn(account);
            }
        }
        return null;
    }

    private SmppAccount orStandIn(SmppAccount account) {
        String name = standIns.get(account.settings().name());
        if (name == null || account.isUsable()) {
            return account;
        }
        return all.stream()
                .filter(each -> each.settings().name().equals(name) && each.isUsable())
                .findFirst()
                .orElse(account);
    }

    /// Says which instance of the service this is, and how many submit ([SmppAccount#onInstance]).
    public void onInstance(int rank, int submitting) {
        all.forEach(account -> account.onInstance(rank, submitting));
    }

    /// How many accounts can submit now, or could a moment ago.
    public int usable() {
        return (int) all.stream().filter(SmppAccount::isUsable).count();
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
