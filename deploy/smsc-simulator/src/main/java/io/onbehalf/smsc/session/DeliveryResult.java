package io.onbehalf.smsc.session;

/// The result of one attempt to deliver a [DeliverSmRequest].
enum DeliveryResult {
    ACKNOWLEDGED,
    /// The window stayed full; nothing was sent.
    WINDOW_FULL,
    /// The ESME refused it, or did not answer.
    NOT_ACKNOWLEDGED
}
