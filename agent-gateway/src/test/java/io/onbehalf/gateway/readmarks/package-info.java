@NullMarked
package io.onbehalf.gateway.readmarks;

import org.jspecify.annotations.NullMarked;
