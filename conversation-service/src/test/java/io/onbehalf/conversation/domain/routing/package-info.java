@NullMarked
package io.onbehalf.conversation.domain.routing;

import org.jspecify.annotations.NullMarked;
