@NullMarked
package io.onbehalf.bench.backlog;

import org.jspecify.annotations.NullMarked;
