/// What a call did, step by step, for the operator's tracing backend.
@NullMarked
package io.onbehalf.kit.tracing;

import org.jspecify.annotations.NullMarked;
