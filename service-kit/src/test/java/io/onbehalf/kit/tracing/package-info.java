@NullMarked
package io.onbehalf.kit.tracing;

import org.jspecify.annotations.NullMarked;
