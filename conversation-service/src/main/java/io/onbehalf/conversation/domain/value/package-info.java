/// Small values that every package of the domain knows: who, on behalf of which queue, between which numbers.
@NullMarked
package io.onbehalf.conversation.domain.value;

import org.jspecify.annotations.NullMarked;
