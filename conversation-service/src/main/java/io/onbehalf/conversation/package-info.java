/// Conversation threading: who talks to which contact, on behalf of which queue.
@NullMarked
package io.onbehalf.conversation;

import org.jspecify.annotations.NullMarked;
