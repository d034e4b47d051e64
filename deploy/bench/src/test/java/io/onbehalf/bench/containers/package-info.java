/// Tests of what kills the containers of a stack.
@NullMarked
package io.onbehalf.bench.containers;

import org.jspecify.annotations.NullMarked;
