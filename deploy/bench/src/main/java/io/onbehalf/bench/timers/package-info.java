/// How soon after-call work ends that is due for many agents in the same second.
@NullMarked
package io.onbehalf.bench.timers;

import org.jspecify.annotations.NullMarked;
