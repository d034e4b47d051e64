/// Which SMS a delivery receipt is about, where its addresses don't tell.
@NullMarked
package io.onbehalf.conversation.domain.delivery.index;

import org.jspecify.annotations.NullMarked;
