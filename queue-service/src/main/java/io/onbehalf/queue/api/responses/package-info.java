/// The public API's response management, and what agents use of it.
@NullMarked
package io.onbehalf.queue.api.responses;

import org.jspecify.annotations.NullMarked;
