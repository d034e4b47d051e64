/// The stack that a measurement starts for itself.
@NullMarked
package io.onbehalf.bench.stack;

import org.jspecify.annotations.NullMarked;
