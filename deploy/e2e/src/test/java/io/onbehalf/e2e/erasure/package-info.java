@NullMarked
package io.onbehalf.e2e.erasure;

import org.jspecify.annotations.NullMarked;
