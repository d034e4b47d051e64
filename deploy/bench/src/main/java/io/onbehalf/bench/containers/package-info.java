/// The stack of `deploy/compose`, whose containers are killed one after the other.
@NullMarked
package io.onbehalf.bench.containers;

import org.jspecify.annotations.NullMarked;
