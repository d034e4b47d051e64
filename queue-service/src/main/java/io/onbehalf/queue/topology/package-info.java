/// The queues on Kafka: the topology, the rows, the snapshots for other services.
@NullMarked
package io.onbehalf.queue.topology;

import org.jspecify.annotations.NullMarked;
