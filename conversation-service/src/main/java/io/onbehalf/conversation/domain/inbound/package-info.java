/// A contact's SMS: its parts, its words, and whether it was delivered before.
@NullMarked
package io.onbehalf.conversation.domain.inbound;

import org.jspecify.annotations.NullMarked;
