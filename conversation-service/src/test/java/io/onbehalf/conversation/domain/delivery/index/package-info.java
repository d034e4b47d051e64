@NullMarked
package io.onbehalf.conversation.domain.delivery.index;

import org.jspecify.annotations.NullMarked;
