@NullMarked
package io.onbehalf.wrapup;

import org.jspecify.annotations.NullMarked;
