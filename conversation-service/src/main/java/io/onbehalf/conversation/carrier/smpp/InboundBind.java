package io.onbehalf.conversation.carrier.smpp;

import java.time.Instant;

/// The bind that delivered a PDU.
///
/// @param id unique among all binds of all instances
public record InboundBind(AccountSettings account, String id, Instant boundAt) {}
