@NullMarked
package io.onbehalf.kit;

import org.jspecify.annotations.NullMarked;
