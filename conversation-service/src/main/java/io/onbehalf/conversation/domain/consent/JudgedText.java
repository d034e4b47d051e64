package io.onbehalf.conversation.domain.consent;

import org.jspecify.annotations.Nullable;

/// A contact's text, judged once by the list of keywords; its text form hides the words.
///
/// @param text empty for a part of a longer text: only the joined text can be judged
/// @param answered null where the text is no keyword
public record JudgedText(String text, @Nullable AnsweredKeyword answered, OptOutHint hint) {

    /// A text that is no keyword.
    public JudgedText(String text, OptOutHint hint) {
        this(text, null, hint);
    }

    /// Whether the text is a keyword of a kind.
    public boolean is(KeywordKind kind) {
        return answered != null && answered.keyword().kind() == kind;
    }

    @Override
    public String toString() {
        return "JudgedText[%s, %s]".formatted(answered, hint);
    }
}
