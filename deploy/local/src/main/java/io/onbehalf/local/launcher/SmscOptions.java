package io.onbehalf.local.launcher;

import io.onbehalf.local.layout.SmscAccount;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the three options of a foreign SMSC; they must be given together.
final class SmscOptions {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?<host>.+):(?<port>[0-9]{1,5})");
    private static final int LONGEST_SYSTEM_ID = 15;
    private static final int LONGEST_PASSWORD = 8;
    private static final int LAST_PORT = 65_535;
    private static final SmscAccount EMPTY = new SmscAccount("", 0, "", "");

    private SmscOptions() {}

    /// The account with one more option.
    ///
    /// @param account the options read before; null if this is the first
    static SmscAccount with(@Nullable SmscAccount account, String option, String value) {
        SmscAccount known = account == null ? EMPTY : account;
        return switch (option) {
            case "--smsc" -> withAddress(known, value);
            case "--smsc-system-id" ->
                    new SmscAccount(
                            known.host(),
                            known.port(),
                            requireLength(option, value, LONGEST_SYSTEM_ID),
                            known.password());
            default ->
                    new SmscAccount(
                            known.host(),
                            known.port(),
                            known.systemId(),
                            requireLength(option, value, LONGEST_PASSWORD));
        };
    }

    /// Throws if only some of the options were given.
    static void requireComplete(@Nullable SmscAccount account) {
        if (account != null) {
            require("--smsc", account.host());
            require("--smsc-system-id", account.systemId());
            require("--smsc-password", account.password());
        }
    }

    private static SmscAccount withAddress(SmscAccount known, String value) {
        Matcher address = HOST_AND_PORT.matcher(value);
        int port = address.matches() ? Integer.parseInt(address.group("port")) : 0;
        if (port < 1 || port > LAST_PORT) {
            throw new InvalidOption("--smsc takes HOST:PORT, not " + value);
        }
        return new SmscAccount(address.group("host"), port, known.systemId(), known.password());
    }

    /// The message does not quote the value: it may be a password.
    private static String requireLength(String option, String value, int longest) {
        if (value.length() > longest) {
            throw new InvalidOption("%s takes at most %d characters".formatted(option, longest));
        }
        return value;
    }

    private static void require(String option, String value) {
        if (value.isEmpty()) {
            throw new InvalidOption(
                    "--smsc, --smsc-system-id and --smsc-password go together: %s is missing"
                            .formatted(option));
        }
    }
}
