package io.onbehalf.kit.avro;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// A schema registry of Confluent's API.
public interface SchemaRegistry {

    /// Sets the compatibility that every later schema of a subject must keep, such as `FULL_TRANSITIVE`. The
    /// rule of all subjects is never touched: others may have theirs in the same registry.
    ///
    /// @throws RegistryUnavailable if the registry can't be reached; asking again later may help
    Rule requireCompatibility(String subject, String level);

    /// What became of a rule.
    enum Rule {
        SET,
        /// The registry takes rules only for subjects that have a schema, and this one has none yet.
        NO_SUBJECT,
        /// The registry does not let us set rules.
        REFUSED
    }

    /// Registers a schema under a subject and returns its id; the same schema again returns the same id.
    ///
    /// @throws SchemaRefused if it is not compatible with the versions before it
    int register(String subject, Schema schema);

    /// The schema with an id.
    ///
    /// @throws RegistryUnavailable if the registry can't be reached; asking again later may help
    /// @throws SchemaRefused if the registry knows no such id
    Schema byId(int id);

    /// The registry refused.
    final class SchemaRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SchemaRefused(String message) {
            super(message);
        }
    }

    /// The registry did not answer, or refuses only for now.
    final class RegistryUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RegistryUnavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
