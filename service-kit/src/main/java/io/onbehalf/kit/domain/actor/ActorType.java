package io.onbehalf.kit.domain.actor;

/// The kinds of actors.
public enum ActorType {
    /// Of a record that was written before records named their actor.
    UNKNOWN,
    /// A user, or an OAuth client, by a call of the API.
    USER,
    /// The contact, by an SMS.
    CONTACT,
    /// The carrier, by a delivery receipt or another report.
    CARRIER,
    /// The system by itself, such as at a time that was due.
    SYSTEM
}
