/// Supervisors' acts, on the running system.
@NullMarked
package io.onbehalf.e2e.supervision;

import org.jspecify.annotations.NullMarked;
