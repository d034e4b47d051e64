@NullMarked
package io.onbehalf.wrapup.domain.codes;

import org.jspecify.annotations.NullMarked;
