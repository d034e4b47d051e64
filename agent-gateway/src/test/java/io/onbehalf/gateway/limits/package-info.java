/// Tests of the limits.
@NullMarked
package io.onbehalf.gateway.limits;

import org.jspecify.annotations.NullMarked;
