/// Asking the decider: the answer, the refusal, no answer.
@NullMarked
package io.onbehalf.kit.requests;

import org.jspecify.annotations.NullMarked;
