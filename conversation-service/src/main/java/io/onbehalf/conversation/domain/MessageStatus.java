package io.onbehalf.conversation.domain;

/// How far a message got.
public enum MessageStatus {
    QUEUED,
    SENT,
    DELIVERY_SUCCESS,
    DELIVERY_FAILED,
    FAILED,
    RECEIVED
}
