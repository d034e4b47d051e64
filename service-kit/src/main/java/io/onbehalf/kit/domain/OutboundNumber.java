package io.onbehalf.kit.domain;

/// The number that a queue's SMS are sent from, canonical E.164.
public record OutboundNumber(String value) {}
