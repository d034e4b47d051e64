package io.onbehalf.conversation.carrier.inbound;

/// Identifies a PDU among those of all binds.
///
/// @param session the bind's id
record PduId(String session, int sequenceNumber) {}
