/// The loop around a decider, its timers and its promises, on the test driver.
@NullMarked
package io.onbehalf.kit.topology;

import org.jspecify.annotations.NullMarked;
