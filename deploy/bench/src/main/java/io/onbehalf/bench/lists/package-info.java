/// Measures the pages of lists on a stack with much data.
@NullMarked
package io.onbehalf.bench.lists;

import org.jspecify.annotations.NullMarked;
