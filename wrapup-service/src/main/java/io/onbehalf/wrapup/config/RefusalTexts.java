package io.onbehalf.wrapup.config;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.onbehalf.kit.requests.Refusals.Text;
import io.onbehalf.kit.requests.WrapupRefusalTexts;
import io.onbehalf.wrapup.domain.acw.WrapupRefusals;
import io.onbehalf.wrapup.domain.codes.CodeRefusals;
import java.util.Map;
import java.util.stream.Stream;

/// The HTTP status and the sentence of each refusal.
final class RefusalTexts {

    private static final Map<String, Text> CODES =
            Map.ofEntries(
                    entry(CodeRefusals.NOT_FOUND, new Text(404, "wrapupCode {wrapupCode}: not found")),
                    entry(
                            CodeRefusals.NAME_IN_USE,
                            new Text(409, "wrap-up code {wrapupCodeId}: already has the name {name}")),
                    entry(
                            CodeRefusals.ALREADY_EXISTS,
                            new Text(409, "wrap-up code {wrapupCodeId}: already exists")),
                    entry(
                            CodeRefusals.DEFAULT_CODE,
                            new Text(409, "wrap-up code {wrapupCodeId}: the default code can't be changed")),
                    entry(
                            CodeRefusals.TOO_MANY_CODES,
                            new Text(409, "queue {queueId}: can't have more than {most} wrap-up codes")));

    private static final Map<String, Text> LOGS =
            Map.of(
                    WrapupRefusals.LOG_DISABLED,
                    new Text(
                            409,
                            "participant {participantId}: the organization's interactions have no logs; notes are part of the wrap-up"));

    static final Map<String, Text> ALL =
            Stream.of(WrapupRefusalTexts.ALL, CODES, LOGS)
                    .flatMap(texts -> texts.entrySet().stream())
                    .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private RefusalTexts() {}
}
