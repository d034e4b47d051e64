/// Calls at a steady rate, and their latency.
@NullMarked
package io.onbehalf.local.load;

import org.jspecify.annotations.NullMarked;
