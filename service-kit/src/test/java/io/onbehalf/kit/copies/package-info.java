@NullMarked
package io.onbehalf.kit.copies;

import org.jspecify.annotations.NullMarked;
