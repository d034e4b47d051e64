package io.onbehalf.kit.query;

/// The body of a read whose answer has an entity tag, with which the caller may change what they have read.
///
/// @param entity of which the tag is made: the same that a change of it is checked against
public record TaggedBody(Object body, Record entity) {}
