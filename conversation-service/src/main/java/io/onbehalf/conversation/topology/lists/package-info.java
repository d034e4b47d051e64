/// The lists of what each agent has, and of what waits or is connected in each queue.
@NullMarked
package io.onbehalf.conversation.topology.lists;

import org.jspecify.annotations.NullMarked;
