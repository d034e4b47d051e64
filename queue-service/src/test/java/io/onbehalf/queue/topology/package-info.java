@NullMarked
package io.onbehalf.queue.topology;

import org.jspecify.annotations.NullMarked;
