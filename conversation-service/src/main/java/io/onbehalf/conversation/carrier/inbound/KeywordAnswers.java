package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.consent.KeywordKind;

/// The automatic answers to consent keywords.
///
/// @param optOut confirms STOP
/// @param optIn confirms START
/// @param help answers HELP
public record KeywordAnswers(String optOut, String optIn, String help) {

    String to(KeywordKind kind) {
        return switch (kind) {
            case STOP -> optOut;
            case START -> optIn;
            case HELP -> help;
            case UNKNOWN -> throw new IllegalArgumentException("no answer to a keyword of kind " + kind);
        };
    }
}
