@NullMarked
package io.onbehalf.queue.topology.audit;

import org.jspecify.annotations.NullMarked;
