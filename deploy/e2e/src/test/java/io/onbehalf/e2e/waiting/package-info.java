/// What happens to calls while what decides them stands still.
@NullMarked
package io.onbehalf.e2e.waiting;

import org.jspecify.annotations.NullMarked;
