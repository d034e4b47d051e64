/// The rates at which outbound numbers may send.
@NullMarked
package io.onbehalf.conversation.carrier.outbound.rate;

import org.jspecify.annotations.NullMarked;
