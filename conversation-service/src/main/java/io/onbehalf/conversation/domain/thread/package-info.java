/// The state of a thread and every decision about it.
@NullMarked
package io.onbehalf.conversation.domain.thread;

import org.jspecify.annotations.NullMarked;
