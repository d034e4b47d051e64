/// The public API of conversations.
@NullMarked
package io.onbehalf.conversation.api;

import org.jspecify.annotations.NullMarked;
