@NullMarked
package io.onbehalf.queue.domain.responses;

import org.jspecify.annotations.NullMarked;
