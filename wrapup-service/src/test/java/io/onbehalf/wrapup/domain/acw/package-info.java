@NullMarked
package io.onbehalf.wrapup.domain.acw;

import org.jspecify.annotations.NullMarked;
