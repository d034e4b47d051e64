package io.onbehalf.conversation.domain;

/// An event on a thread; the events form families. Names and fields equal the Avro records', which add the
/// header; a component that is a value of several fields is flat there.
public sealed interface ConversationEvent
        permits ConversationChanged, InboundBuffered, ConsentChanged, Refused {}
