/// After-call work by the server's clock.
@NullMarked
package io.onbehalf.e2e.acw;

import org.jspecify.annotations.NullMarked;
