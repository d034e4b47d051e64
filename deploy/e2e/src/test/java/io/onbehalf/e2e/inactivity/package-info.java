/// Conversations on which nobody writes, on the running system.
@NullMarked
package io.onbehalf.e2e.inactivity;

import org.jspecify.annotations.NullMarked;
