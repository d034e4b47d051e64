/// Quiet hours: when an organization writes to nobody unasked.
@NullMarked
package io.onbehalf.kit.domain.quiet;

import org.jspecify.annotations.NullMarked;
