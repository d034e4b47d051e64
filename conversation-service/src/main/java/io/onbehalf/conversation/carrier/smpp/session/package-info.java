/// One session with an SMSC: its TCP connection, the PDUs that come over it, and the answers to what was
/// submitted. The only package that drives the SMPP library's sessions.
///
/// Start reading at [SmscSession].
@NullMarked
package io.onbehalf.conversation.carrier.smpp.session;

import org.jspecify.annotations.NullMarked;
