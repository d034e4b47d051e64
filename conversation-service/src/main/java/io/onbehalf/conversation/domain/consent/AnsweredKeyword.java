package io.onbehalf.conversation.domain.consent;

/// The keyword that a text is, with the answer that the account is configured to send.
public record AnsweredKeyword(ConsentKeyword keyword, String automaticText) {}
