@NullMarked
package io.onbehalf.queue.api.responses;

import org.jspecify.annotations.NullMarked;
