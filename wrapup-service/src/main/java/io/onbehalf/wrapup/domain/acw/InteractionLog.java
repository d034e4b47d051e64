package io.onbehalf.wrapup.domain.acw;

import java.util.Optional;

/// What an agent writes down about a stint; its text form hides it, because it is about the contact.
///
/// @param subject what the interaction was about
/// @param relatedContactId the id that another system has for the person, which we never interpret
public record InteractionLog(
        Optional<String> subject, Optional<String> notes, Optional<String> relatedContactId) {

    /// A log in which nothing is written.
    public static final InteractionLog EMPTY =
            new InteractionLog(Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return "InteractionLog[]";
    }
}
