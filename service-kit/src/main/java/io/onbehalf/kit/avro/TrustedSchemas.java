package io.onbehalf.kit.avro;

import org.apache.avro.util.ClassSecurityValidator;

/// Lets Avro load our generated classes, and only those beside its own: a schema from elsewhere must not be
/// able to name any class of this process.
final class TrustedSchemas {

    private static final String OURS = "io.onbehalf.schemas.";

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith(OURS)));
    }

    private TrustedSchemas() {}

    /// Does so once per process, however often it is called.
    static void install() {
        // The work is done by the class's initialization.
    }
}
