/// What an operator's tracing backend is told.
@NullMarked
package io.onbehalf.e2e.tracing;

import org.jspecify.annotations.NullMarked;
