/// SMPP 3.4, the protocol and nothing else: accounts, their binds, PDUs and rate limits.
///
/// Takes a [Submission] and tells it its [SubmitResult]; hands what an SMSC delivers to an [InboundListener].
/// Start reading at [SmppAccount].
@NullMarked
package io.onbehalf.conversation.carrier.smpp;

import org.jspecify.annotations.NullMarked;
