/// What must be true of a history after which nothing is under way: nothing is missing, nothing is stuck.
@NullMarked
package io.onbehalf.bench.settled;

import org.jspecify.annotations.NullMarked;
