package io.onbehalf.conversation.domain.inbound;

import java.time.Instant;

/// A part of a longer text, and until when the others are waited for.
public record AwaitedPart(InboundPart part, Instant partsDueAt) {}
