/// Runs the rules on Kafka: the topology, the rows, the snapshots for others.
@NullMarked
package io.onbehalf.wrapup.topology;

import org.jspecify.annotations.NullMarked;
