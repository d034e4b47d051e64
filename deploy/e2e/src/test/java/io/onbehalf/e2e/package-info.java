/// Tests of the whole: a real broker, a real registry, every service a process of its own.
@NullMarked
package io.onbehalf.e2e;

import org.jspecify.annotations.NullMarked;
