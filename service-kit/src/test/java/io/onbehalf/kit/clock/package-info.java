@NullMarked
package io.onbehalf.kit.clock;

import org.jspecify.annotations.NullMarked;
