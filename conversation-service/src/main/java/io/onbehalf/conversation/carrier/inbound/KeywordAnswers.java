package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.KeywordKind;

/// The automatic answers to consent keywords.
///
/// @param scope for which of the organization's numbers a contact's keyword counts
/// @param optOut confirms STOP
/// @param optIn confirms START
/// @param help answers HELP
public record KeywordAnswers(ConsentScope scope, String optOut, String optIn, String help) {

    String to(KeywordKind kind) {
        return switch (kind) {
            case STOP -> optOut;
            case START -> optIn;
            case HELP -> help;
        };
    }
}
