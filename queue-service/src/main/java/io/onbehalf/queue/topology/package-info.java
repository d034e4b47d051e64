/// How the queues run on Kafka: the picture, the rows, the snapshots for others.
@NullMarked
package io.onbehalf.queue.topology;

import org.jspecify.annotations.NullMarked;
