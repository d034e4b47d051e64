/// Measures and shakes the carrier link on real parts.
@NullMarked
package io.onbehalf.bench;

import org.jspecify.annotations.NullMarked;
