@NullMarked
package io.onbehalf.conversation.carrier.outbound.rate;

import org.jspecify.annotations.NullMarked;
