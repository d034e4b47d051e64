package io.onbehalf.kit.requests;

import static java.util.Map.entry;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.requests.Refusals.Text;
import java.util.Map;

/// The API errors for refusals of a change of a participant, a wrap-up among them. wrapup-service decides
/// them; conversation-service passes them on where a wrap-up is given with a participant.
public final class WrapupRefusalTexts {

    public static final Map<String, Text> ALL =
            Map.ofEntries(
                    entry(
                            Refusal.PARTICIPANT_NOT_FOUND,
                            new Text(404, "conversation {conversationId}: no such participant")),
                    entry(
                            Refusal.NOT_PARTICIPANT,
                            new Text(403, "conversation {conversationId}: user {userId} is not its agent")),
                    entry(
                            "wrapup.already.completed",
                            new Text(409, "participant {participantId}: is wrapped up already")),
                    entry(
                            "wrapup.not.pending",
                            new Text(
                                    409,
                                    "participant {participantId}: has no after-call work that is left undone")),
                    entry(
                            "wrapup.not.provisional",
                            new Text(
                                    400,
                                    "participant {participantId}: its after-call work is over; provisional must not be true")),
                    entry(
                            "wrapup.not.skippable",
                            new Text(
                                    409,
                                    "participant {participantId}: its queue's prompt {wrapupPrompt} does not let it be skipped")),
                    entry(
                            "wrapup.times.not.settable",
                            new Text(
                                    400,
                                    "participant {participantId}: {fieldName} is measured; it can only be sent as it was read")),
                    entry(
                            "wrapup.code.required",
                            new Text(400, "participant {participantId}: its queue requires a wrap-up code")),
                    entry(
                            "wrapup.code.not.offered",
                            new Text(400, "queue {queueId}: does not offer this wrap-up code")),
                    entry(
                            "wrapup.notes.in.log",
                            new Text(
                                    400,
                                    "participant {participantId}: the organization keeps notes in the interaction log, not in the wrap-up")),
                    entry(
                            "contact.erased",
                            new Text(
                                    409,
                                    "participant {participantId}: its contact was erased; only a wrap-up code is kept")));

    private WrapupRefusalTexts() {}
}
