/// Composing and sending: where the caller names the contact by their number, and what all texts share.
@NullMarked
package io.onbehalf.conversation.api.sending;

import org.jspecify.annotations.NullMarked;
