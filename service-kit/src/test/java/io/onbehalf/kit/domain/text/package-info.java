@NullMarked
package io.onbehalf.kit.domain.text;

import org.jspecify.annotations.NullMarked;
