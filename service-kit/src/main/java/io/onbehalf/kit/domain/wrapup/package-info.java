/// What every service says of a wrap-up in the same words.
@NullMarked
package io.onbehalf.kit.domain.wrapup;

import org.jspecify.annotations.NullMarked;
