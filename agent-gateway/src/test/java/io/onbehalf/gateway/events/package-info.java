@NullMarked
package io.onbehalf.gateway.events;

import org.jspecify.annotations.NullMarked;
