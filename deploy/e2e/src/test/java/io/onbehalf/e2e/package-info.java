/// Tests of the whole system: a real broker, a real registry, every service in its own process.
@NullMarked
package io.onbehalf.e2e;

import org.jspecify.annotations.NullMarked;
