/// The whole system as containers of a test, for the tests of who uses it.
@NullMarked
package io.onbehalf.testcontainers;

import org.jspecify.annotations.NullMarked;
