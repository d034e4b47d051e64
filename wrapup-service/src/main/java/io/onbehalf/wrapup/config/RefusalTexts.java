package io.onbehalf.wrapup.config;

import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Refusals.Text;
import io.onbehalf.wrapup.domain.WrapupRefusals;
import java.util.Map;

/// The status and the sentence of each refusal.
final class RefusalTexts {

    static final Refusals ALL =
            new Refusals(
                    Map.ofEntries(
                            Map.entry(
                                    WrapupRefusals.NOT_FOUND,
                                    new Text(404, "wrapupCode {wrapupCode}: not found")),
                            Map.entry(
                                    WrapupRefusals.NAME_IN_USE,
                                    new Text(
                                            409, "wrap-up code name {name}: is used by code {wrapupCodeId}")),
                            Map.entry(
                                    WrapupRefusals.ALREADY_EXISTS,
                                    new Text(409, "wrap-up code {wrapupCodeId}: already exists")),
                            Map.entry(
                                    WrapupRefusals.DEFAULT_CODE,
                                    new Text(
                                            409,
                                            "wrap-up code {wrapupCodeId}: is the default code, which can't be changed")),
                            Map.entry(
                                    WrapupRefusals.PARTICIPANT_NOT_FOUND,
                                    new Text(
                                            404,
                                            "participant {participantId}: not found in conversation {conversationId}")),
                            Map.entry(
                                    WrapupRefusals.NOT_PARTICIPANT,
                                    new Text(
                                            403,
                                            "participant {participantId}: user {userId} is not its agent")),
                            Map.entry(
                                    WrapupRefusals.PARTICIPANT_CONNECTED,
                                    new Text(
                                            409,
                                            "participant {participantId}: is connected; it can be wrapped up once it is"
                                                    + " disconnected")),
                            Map.entry(
                                    WrapupRefusals.ALREADY_COMPLETED,
                                    new Text(409, "participant {participantId}: is wrapped up already")),
                            Map.entry(
                                    WrapupRefusals.CODE_REQUIRED,
                                    new Text(
                                            400,
                                            "participant {participantId}: its queue requires a wrap-up code")),
                            Map.entry(
                                    WrapupRefusals.CODE_NOT_OFFERED,
                                    new Text(400, "queue {queueId}: does not offer this wrap-up code")),
                            Map.entry(
                                    WrapupRefusals.TOO_MANY_CODES,
                                    new Text(
                                            409,
                                            "queue {queueId}: can't have more than {most} wrap-up codes"))));

    private RefusalTexts() {}
}
