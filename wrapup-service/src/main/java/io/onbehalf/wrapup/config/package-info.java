/// The service's Spring wiring.
@NullMarked
package io.onbehalf.wrapup.config;

import org.jspecify.annotations.NullMarked;
