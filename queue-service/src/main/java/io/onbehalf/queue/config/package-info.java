/// The service's Spring wiring.
@NullMarked
package io.onbehalf.queue.config;

import org.jspecify.annotations.NullMarked;
