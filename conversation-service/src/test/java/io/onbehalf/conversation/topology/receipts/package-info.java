@NullMarked
package io.onbehalf.conversation.topology.receipts;

import org.jspecify.annotations.NullMarked;
