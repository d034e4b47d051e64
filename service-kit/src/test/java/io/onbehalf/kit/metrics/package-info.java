@NullMarked
package io.onbehalf.kit.metrics;

import org.jspecify.annotations.NullMarked;
