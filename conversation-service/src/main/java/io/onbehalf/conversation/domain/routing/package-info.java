/// Which agent a conversation is offered to, and what others are told of an agent's conversations.
@NullMarked
package io.onbehalf.conversation.domain.routing;

import org.jspecify.annotations.NullMarked;
