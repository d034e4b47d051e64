package io.onbehalf.conversation.domain.inbound;

import java.time.Instant;

/// An inbound SMS as far as a redelivery is recognized by it.
///
/// @param messageId the identity of its content
/// @param isPart whether it is a part of a longer text; a part says itself which it is
/// @param at when it was recorded
public record InboundSms(String messageId, Pdu pdu, boolean isPart, Instant at) {}
