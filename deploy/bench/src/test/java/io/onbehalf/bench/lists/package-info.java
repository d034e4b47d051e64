@NullMarked
package io.onbehalf.bench.lists;

import org.jspecify.annotations.NullMarked;
