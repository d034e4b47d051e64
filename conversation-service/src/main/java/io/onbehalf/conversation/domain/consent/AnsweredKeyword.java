package io.onbehalf.conversation.domain.consent;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;

/// The keyword that a text is, with the answer that the account is configured to send.
///
/// @param unchangedText the answer where it may be a repeat from before an opt-out, and so changes nothing;
///   empty for none
public record AnsweredKeyword(ConsentKeyword keyword, String automaticText, Optional<String> unchangedText) {

    public AnsweredKeyword {
        unchangedText = requireNonNullElse(unchangedText, Optional.empty());
    }

    public AnsweredKeyword(ConsentKeyword keyword, String automaticText) {
        this(keyword, automaticText, Optional.empty());
    }
}
