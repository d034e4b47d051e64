@NullMarked
package io.onbehalf.bench.stack;

import org.jspecify.annotations.NullMarked;
