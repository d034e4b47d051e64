/// How many calls a user may make.
@NullMarked
package io.onbehalf.gateway.limits;

import org.jspecify.annotations.NullMarked;
