@NullMarked
package io.onbehalf.gateway.channels;

import org.jspecify.annotations.NullMarked;
