/// The delivery of an outbound message: its SMS, their outcomes and receipts, and the alphabets.
@NullMarked
package io.onbehalf.conversation.domain.delivery;

import org.jspecify.annotations.NullMarked;
