package io.onbehalf.queue.domain.responses;

import java.util.Optional;

/// A part of a canned response that each message fills in.
///
/// @param id its name in the text
/// @param defaultValue what it is without a value for the message
public record ResponseSubstitution(String id, Optional<String> description, Optional<String> defaultValue) {}
