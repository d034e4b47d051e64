/// Checks the README's table of endpoints against the controllers of all parts.
@NullMarked
package io.onbehalf.e2e.endpoints;

import org.jspecify.annotations.NullMarked;
