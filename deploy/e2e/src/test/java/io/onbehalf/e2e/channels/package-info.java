@NullMarked
package io.onbehalf.e2e.channels;

import org.jspecify.annotations.NullMarked;
