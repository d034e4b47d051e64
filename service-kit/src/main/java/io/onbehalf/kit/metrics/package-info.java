/// The meters of all parts: their names, tags and meanings are public, and declared here alone.
@NullMarked
package io.onbehalf.kit.metrics;

import org.jspecify.annotations.NullMarked;
