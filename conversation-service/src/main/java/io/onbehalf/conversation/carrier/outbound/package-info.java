/// From topic `carrier.outbound` to the SMSC, and the outcome back to the thread: nothing lost, nothing sent
/// twice.
///
/// Start reading at [OutboundLoop].
@NullMarked
package io.onbehalf.conversation.carrier.outbound;

import org.jspecify.annotations.NullMarked;
