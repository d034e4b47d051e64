/// The commands that a container runs besides its part. They need the JDK alone.
@NullMarked
package io.onbehalf.images;

import org.jspecify.annotations.NullMarked;
