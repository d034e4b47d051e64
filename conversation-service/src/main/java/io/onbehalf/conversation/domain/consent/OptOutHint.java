package io.onbehalf.conversation.domain.consent;

import java.util.Optional;

/// A hint that a text may mean an opt-out in other words than a keyword; it is shown to the agent, not acted
/// on.
///
/// @param keywordsVersion the version of the list of words that flagged it; empty where none did
public record OptOutHint(boolean possibleOptOut, Optional<String> keywordsVersion) {

    public static final OptOutHint NONE = new OptOutHint(false, Optional.empty());
}
