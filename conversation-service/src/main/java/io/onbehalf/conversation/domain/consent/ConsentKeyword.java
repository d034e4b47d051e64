package io.onbehalf.conversation.domain.consent;

/// A text that is a keyword, whole and exact, by a version of the list.
public record ConsentKeyword(KeywordKind kind, String word, String listVersion) {}
