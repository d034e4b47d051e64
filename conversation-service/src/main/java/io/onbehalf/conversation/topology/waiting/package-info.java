/// The lists of what waits in each queue.
@NullMarked
package io.onbehalf.conversation.topology.waiting;

import org.jspecify.annotations.NullMarked;
