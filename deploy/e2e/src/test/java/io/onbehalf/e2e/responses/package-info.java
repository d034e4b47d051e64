@NullMarked
package io.onbehalf.e2e.responses;

import org.jspecify.annotations.NullMarked;
