/// The audit in the API.
@NullMarked
package io.onbehalf.queue.api.audit;

import org.jspecify.annotations.NullMarked;
