/// A conversation as it is read back, made from the events.
@NullMarked
package io.onbehalf.conversation.domain.view;

import org.jspecify.annotations.NullMarked;
