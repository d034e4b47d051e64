package io.onbehalf.wrapup.config;

import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Refusals.Text;
import io.onbehalf.wrapup.domain.Refusal;
import java.util.Map;

/// The status and the sentence of each refusal.
final class RefusalTexts {

    static final Refusals ALL =
            new Refusals(
                    Map.of(
                            Refusal.NOT_FOUND,
                            new Text(404, "wrapupCode {wrapupCode}: not found"),
                            Refusal.NAME_IN_USE,
                            new Text(409, "wrap-up code name {name}: is used by code {wrapupCodeId}"),
                            Refusal.ALREADY_EXISTS,
                            new Text(409, "wrap-up code {wrapupCodeId}: already exists"),
                            Refusal.DEFAULT_CODE,
                            new Text(
                                    409,
                                    "wrap-up code {wrapupCodeId}: is the default code, which can't be changed"),
                            Refusal.PARTICIPANT_NOT_FOUND,
                            new Text(
                                    404,
                                    "participant {participantId}: not found in conversation {conversationId}"),
                            Refusal.NOT_PARTICIPANT,
                            new Text(403, "participant {participantId}: user {userId} is not its agent"),
                            Refusal.PARTICIPANT_CONNECTED,
                            new Text(
                                    409,
                                    "participant {participantId}: is connected; it can be wrapped up once it is"
                                            + " disconnected"),
                            Refusal.ALREADY_COMPLETED,
                            new Text(409, "participant {participantId}: is wrapped up already"),
                            Refusal.CODE_REQUIRED,
                            new Text(400, "participant {participantId}: its queue requires a wrap-up code"),
                            Refusal.CODE_NOT_OFFERED,
                            new Text(400, "queue {queueId}: does not offer this wrap-up code")));

    private RefusalTexts() {}
}
