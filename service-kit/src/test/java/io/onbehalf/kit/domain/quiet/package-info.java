/// Specifications of quiet hours.
@NullMarked
package io.onbehalf.kit.domain.quiet;

import org.jspecify.annotations.NullMarked;
