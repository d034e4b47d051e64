/// The versions of what administrators edit, so that nobody overwrites what they have not read.
@NullMarked
package io.onbehalf.kit.domain.version;

import org.jspecify.annotations.NullMarked;
