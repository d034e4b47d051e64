/// Measures the carrier link on a real stack, and tests it with faults.
@NullMarked
package io.onbehalf.bench;

import org.jspecify.annotations.NullMarked;
