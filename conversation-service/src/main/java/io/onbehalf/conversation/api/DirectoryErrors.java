package io.onbehalf.conversation.api;

import io.onbehalf.conversation.directory.InvalidContactNumber;
import io.onbehalf.conversation.directory.NoSmsReason;
import io.onbehalf.conversation.directory.NotQueueMember;
import io.onbehalf.conversation.directory.QueueNotFound;
import io.onbehalf.conversation.directory.RecipientNotAllowed;
import io.onbehalf.conversation.directory.UserNotFound;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.ErrorDetail;
import io.onbehalf.kit.web.ErrorTranslation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/// The API errors for failures of the directory.
@Component
final class DirectoryErrors implements ErrorTranslation {

    @Override
    public Optional<ApiException> translate(Exception failure) {
        return switch (failure) {
            case QueueNotFound queue -> Optional.of(ApiException.notFound("queue", queue.queueId().value()));
            case UserNotFound user -> Optional.of(ApiException.notFound("user", user.userId().value()));
            case NotQueueMember member ->
                    Optional.of(
                            ApiException.forbidden(
                                    "not.queue.member",
                                    "queue %s: user %s is not a member"
                                            .formatted(member.queueName(), member.userId().value()),
                                    Map.of(
                                            "queueId", member.queueId().value(),
                                            "userId", member.userId().value())));
            case InvalidContactNumber number ->
                    Optional.of(refused("invalid.value", number.field(), number.reason().code(), number));
            case RecipientNotAllowed number ->
                    Optional.of(
                            refused(code(number.reason()), number.field(), number.reason().code(), number));
            default -> Optional.empty();
        };
    }

    private static ApiException refused(String code, String field, String reason, Exception failure) {
        return new ApiException(
                400,
                code,
                String.valueOf(failure.getMessage()),
                Map.of("fieldName", field, "reason", reason),
                List.of(new ErrorDetail(code, field)),
                OptionalInt.empty());
    }

    private static String code(NoSmsReason reason) {
        if (reason.isSpelling()) {
            return "invalid.value";
        }
        return reason == NoSmsReason.COUNTRY_NOT_ALLOWED
                ? "recipient.country.not.allowed"
                : "recipient.without.sms";
    }
}
