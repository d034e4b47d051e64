package io.onbehalf.conversation.domain.consent;

import java.util.Optional;

/// A contact's text, judged once by the list of keywords; its text form hides the words.
///
/// @param text empty for a part of a longer text: only the joined text can be judged
/// @param answered empty where the text is no keyword
public record JudgedText(String text, Optional<AnsweredKeyword> answered, OptOutHint hint) {

    /// A text that is no keyword.
    public JudgedText(String text, OptOutHint hint) {
        this(text, Optional.empty(), hint);
    }

    /// True if the text is a keyword of a kind.
    public boolean is(KeywordKind kind) {
        return answered.filter(each -> each.keyword().kind() == kind).isPresent();
    }

    @Override
    public String toString() {
        return "JudgedText[%s, %s]".formatted(answered, hint);
    }
}
