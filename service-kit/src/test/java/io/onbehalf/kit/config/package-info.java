/// What can be configured, and what is refused.
@NullMarked
package io.onbehalf.kit.config;

import org.jspecify.annotations.NullMarked;
