/// Every decision about a thread.
@NullMarked
package io.onbehalf.conversation.domain.thread;

import org.jspecify.annotations.NullMarked;
