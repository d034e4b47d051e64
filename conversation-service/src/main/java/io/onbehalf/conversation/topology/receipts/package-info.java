/// The way of a delivery receipt to its thread, where only the SMSC's id tells it.
@NullMarked
package io.onbehalf.conversation.topology.receipts;

import org.jspecify.annotations.NullMarked;
