/// The kit's Spring wiring: a service gives a [io.onbehalf.kit.config.ServiceDefinition], the rest is here.
@NullMarked
package io.onbehalf.kit.config;

import org.jspecify.annotations.NullMarked;
