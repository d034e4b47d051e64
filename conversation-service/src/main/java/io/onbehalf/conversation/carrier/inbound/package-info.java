/// From a PDU that an SMSC delivers to a request on Kafka.
///
/// Start reading at [InboundHandler].
@NullMarked
package io.onbehalf.conversation.carrier.inbound;

import org.jspecify.annotations.NullMarked;
