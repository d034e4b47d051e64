@NullMarked
package io.onbehalf.queue.architecture;

import org.jspecify.annotations.NullMarked;
