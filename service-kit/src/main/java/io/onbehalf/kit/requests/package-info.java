/// Asking the decider and waiting for its answer.
@NullMarked
package io.onbehalf.kit.requests;

import org.jspecify.annotations.NullMarked;
