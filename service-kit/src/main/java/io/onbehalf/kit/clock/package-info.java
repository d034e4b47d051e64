/// What happens when a moment has come.
@NullMarked
package io.onbehalf.kit.clock;

import org.jspecify.annotations.NullMarked;
