package io.onbehalf.kit.avro;

import org.apache.avro.util.ClassSecurityValidator;

/// Allows Avro to load our generated classes, and none beside these and its own: a foreign schema must not be
/// able to name any class of this process.
final class TrustedSchemas {

    private static final String OURS = "io.onbehalf.schemas.";

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(), type -> isOurs(type.getName())));
    }

    private TrustedSchemas() {}

    /// True for the name of a class that our schemas have, or that those of a newer version may have.
    static boolean isOurs(String name) {
        return name.startsWith(OURS);
    }

    /// Idempotent.
    static void install() {
        // The initialization of the class does the work.
    }
}
