/// The audit: what all services did, as a topology of its own keeps it and the API reads it.
@NullMarked
package io.onbehalf.queue.topology.audit;

import org.jspecify.annotations.NullMarked;
