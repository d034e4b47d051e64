package io.onbehalf.wrapup.config;

import io.onbehalf.kit.requests.Refusals.Text;
import io.onbehalf.wrapup.domain.acw.WrapupRefusals;
import io.onbehalf.wrapup.domain.codes.CodeRefusals;
import java.util.Map;

/// How the domain's refusals read to a caller.
final class RefusalTexts {

    static final Map<String, Text> ALL =
            Map.ofEntries(
                    text(CodeRefusals.NOT_FOUND, 404, "wrapupCode {wrapupCode}: not found"),
                    text(
                            CodeRefusals.NAME_IN_USE,
                            409,
                            "wrap-up code name {name}: is used by code {wrapupCodeId}"),
                    text(CodeRefusals.ALREADY_EXISTS, 409, "wrap-up code {wrapupCodeId}: already exists"),
                    text(
                            CodeRefusals.DEFAULT_CODE,
                            409,
                            "wrap-up code {wrapupCodeId}: is the default code, which can't be changed"),
                    text(
                            CodeRefusals.TOO_MANY_CODES,
                            409,
                            "queue {queueId}: can't have more than {most} wrap-up codes"),
                    text(
                            WrapupRefusals.PARTICIPANT_NOT_FOUND,
                            404,
                            "participant {participantId}: not found in conversation {conversationId}"),
                    text(
                            WrapupRefusals.NOT_PARTICIPANT,
                            403,
                            "participant {participantId}: user {userId} is not its agent"),
                    text(
                            WrapupRefusals.ALREADY_COMPLETED,
                            409,
                            "participant {participantId}: is wrapped up already"),
                    text(
                            WrapupRefusals.NOT_PROVISIONAL,
                            400,
                            "participant {participantId}: is disconnected; provisional must not be true"),
                    text(
                            WrapupRefusals.CODE_REQUIRED,
                            400,
                            "participant {participantId}: its queue requires a wrap-up code"),
                    text(
                            WrapupRefusals.CODE_NOT_OFFERED,
                            400,
                            "queue {queueId}: does not offer this wrap-up code"));

    private RefusalTexts() {}

    private static Map.Entry<String, Text> text(String code, int status, String sentence) {
        return Map.entry(code, new Text(status, sentence));
    }
}
