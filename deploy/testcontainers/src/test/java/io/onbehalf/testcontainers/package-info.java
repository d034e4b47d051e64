/// The suite against the images.
@NullMarked
package io.onbehalf.testcontainers;

import org.jspecify.annotations.NullMarked;
