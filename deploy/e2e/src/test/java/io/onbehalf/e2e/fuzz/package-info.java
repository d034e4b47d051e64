/// Calls every operation of the API with what no valid client sends.
@NullMarked
package io.onbehalf.e2e.fuzz;

import org.jspecify.annotations.NullMarked;
