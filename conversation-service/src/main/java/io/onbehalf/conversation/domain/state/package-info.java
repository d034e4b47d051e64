/// The state of a thread, as far as it decides what may happen next on it.
@NullMarked
package io.onbehalf.conversation.domain.state;

import org.jspecify.annotations.NullMarked;
