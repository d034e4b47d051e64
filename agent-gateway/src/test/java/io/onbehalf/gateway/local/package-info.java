@NullMarked
package io.onbehalf.gateway.local;

import org.jspecify.annotations.NullMarked;
