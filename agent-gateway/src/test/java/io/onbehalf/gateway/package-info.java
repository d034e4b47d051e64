@NullMarked
package io.onbehalf.gateway;

import org.jspecify.annotations.NullMarked;
