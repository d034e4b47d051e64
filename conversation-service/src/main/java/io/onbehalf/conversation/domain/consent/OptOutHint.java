package io.onbehalf.conversation.domain.consent;

import org.jspecify.annotations.Nullable;

/// Whether a text may mean an opt-out in other words than a keyword; it is shown to the agent, not acted on.
///
/// @param keywordsVersion the version of the list of words that flagged it; null where none did
public record OptOutHint(boolean possibleOptOut, @Nullable String keywordsVersion) {

    public static final OptOutHint NONE = new OptOutHint(false);

    private OptOutHint(boolean possibleOptOut) {
        this(possibleOptOut, null);
    }
}
