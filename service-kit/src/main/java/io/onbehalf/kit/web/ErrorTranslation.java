package io.onbehalf.kit.web;

import java.util.Optional;

/// Turns a service's own exceptions, which know nothing of HTTP, into answers to a caller.
@FunctionalInterface
public interface ErrorTranslation {

    /// The answer to a caller; empty for an exception that it does not know.
    Optional<ApiException> translate(Exception failure);
}
