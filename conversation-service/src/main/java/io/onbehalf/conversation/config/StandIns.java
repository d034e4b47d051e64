package io.onbehalf.conversation.config;

import io.onbehalf.conversation.carrier.smpp.AccountSettings.BindMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which account replaces which while that one is down.
final class StandIns {

    private StandIns() {}

    /// The stand-ins of the accounts that have one, by the accounts' names.
    ///
    /// @param accounts by name
    /// @throws IllegalArgumentException if an account can't replace the other
    static Map<String, String> of(Map<String, AccountProperties> accounts) {
        Map<String, String> standIns =
                accounts.values().stream()
                        .filter(account -> !account.standIn().isEmpty())
                        .collect(Collectors.toMap(AccountProperties::name, AccountProperties::standIn));
        standIns.forEach((name, standIn) ->
                objection(Objects.requireNonNull(accounts.get(name)), accounts.get(standIn))
                        .ifPresent(objection -> {
                            throw new IllegalArgumentException(
                                    "onbehalf.carrier.accounts: the stand-in of %s, %s, %s"
                                            .formatted(name, standIn, objection));
                        }));
        return standIns;
    }

    /// Why an account can't replace another: what it can't submit would wait, and the receipts of what it
    /// submits for an organization that it does not know would go to its own.
    private static Optional<String> objection(
            AccountProperties account, @Nullable AccountProperties standIn) {
        if (standIn == null || standIn.equals(account)) {
            return Optional.of("is no other account");
        }
        if (standIn.bindType() == BindMode.RECEIVER) {
            return Optional.of("is a RECEIVER and submits nothing");
        }
        if (!Objects.equals(standIn.organizationId(), account.organizationId())) {
            return Optional.of("belongs to another organization");
        }
        return standIn.otherOrganizations().entrySet().containsAll(account.otherOrganizations().entrySet())
                ? Optional.empty()
                : Optional.of("does not have the other-organizations of " + account.name());
    }
}
