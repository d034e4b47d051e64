package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.consent.AnsweredKeyword;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import java.util.Optional;

/// The automatic answers to consent keywords.
///
/// @param optOut confirms STOP
/// @param optIn confirms START
/// @param help answers HELP
/// @param stillOut answers a START that may be a repeat from before STOP, and so changes nothing
public record KeywordAnswers(String optOut, String optIn, String help, String stillOut) {

    AnsweredKeyword answered(ConsentKeyword keyword) {
        return new AnsweredKeyword(
                keyword,
                to(keyword.kind()),
                Optional.of(stillOut).filter(_ -> keyword.kind() == KeywordKind.START));
    }

    private String to(KeywordKind kind) {
        return switch (kind) {
            case STOP -> optOut;
            case START -> optIn;
            case HELP -> help;
            case UNKNOWN -> throw new IllegalArgumentException("no answer to a keyword of kind " + kind);
        };
    }
}
