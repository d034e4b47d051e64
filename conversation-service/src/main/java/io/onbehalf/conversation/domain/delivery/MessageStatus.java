package io.onbehalf.conversation.domain.delivery;

/// The progress of a message.
public enum MessageStatus {
    /// Another one, that a later release knows.
    UNKNOWN,
    QUEUED,
    SENT,
    DELIVERY_SUCCESS,
    DELIVERY_FAILED,
    FAILED,
    RECEIVED,
    /// It is not known whether the SMSC took it; a receipt may tell.
    SUBMIT_UNKNOWN,
    /// It was sent, and no receipt came in time; a late one may tell.
    DELIVERY_UNKNOWN
}
