@NullMarked
package io.onbehalf.conversation.carrier.inbound;

import org.jspecify.annotations.NullMarked;
