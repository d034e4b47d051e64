/// What a queue does with a connected conversation on which nobody writes.
@NullMarked
package io.onbehalf.kit.domain.inactivity;

import org.jspecify.annotations.NullMarked;
