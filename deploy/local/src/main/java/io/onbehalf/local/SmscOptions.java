package io.onbehalf.local;

import io.onbehalf.local.Options.NotUnderstood;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The three options that name a foreign SMSC: all of them, or none.
final class SmscOptions {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?<host>.+):(?<port>[0-9]{1,5})");
    private static final int LONGEST_SYSTEM_ID = 15;
    private static final int LONGEST_PASSWORD = 8;
    private static final int LAST_PORT = 65_535;
    private static final Smsc NOTHING_YET = new Smsc("", 0, "", "");

    private SmscOptions() {}

    /// What is known of it once this option is read too.
    static Smsc read(@Nullable Smsc before, String option, String value) {
        Smsc known = before == null ? NOTHING_YET : before;
        return switch (option) {
            case "--smsc" -> withAddress(known, value);
            case "--smsc-system-id" ->
                    new Smsc(
                            known.host(),
                            known.port(),
                            requireLength(option, value, LONGEST_SYSTEM_ID),
                            known.password());
            default ->
                    new Smsc(
                            known.host(),
                            known.port(),
                            known.systemId(),
                            requireLength(option, value, LONGEST_PASSWORD));
        };
    }

    /// Refuses one of which something is missing.
    static void requireWhole(@Nullable Smsc smsc) {
        if (smsc != null) {
            require("--smsc", smsc.host());
            require("--smsc-system-id", smsc.systemId());
            require("--smsc-password", smsc.password());
        }
    }

    private static Smsc withAddress(Smsc known, String value) {
        Matcher address = HOST_AND_PORT.matcher(value);
        int port = address.matches() ? Integer.parseInt(address.group("port")) : 0;
        if (port < 1 || port > LAST_PORT) {
            throw new NotUnderstood("--smsc takes HOST:PORT, not " + value);
        }
        return new Smsc(address.group("host"), port, known.systemId(), known.password());
    }

    /// The value itself is not told: it may be a password.
    private static String requireLength(String option, String value, int longest) {
        if (value.length() > longest) {
            throw new NotUnderstood("%s takes at most %d characters".formatted(option, longest));
        }
        return value;
    }

    private static void require(String option, String value) {
        if (value.isEmpty()) {
            throw new NotUnderstood(
                    "--smsc, --smsc-system-id and --smsc-password go together: %s is missing"
                            .formatted(option));
        }
    }
}
