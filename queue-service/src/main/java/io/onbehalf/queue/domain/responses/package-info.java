/// Canned responses: texts that agents send again and again, in libraries.
@NullMarked
package io.onbehalf.queue.domain.responses;

import org.jspecify.annotations.NullMarked;
