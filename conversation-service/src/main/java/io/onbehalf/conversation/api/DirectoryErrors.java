package io.onbehalf.conversation.api;

import io.onbehalf.conversation.directory.InvalidContactNumber;
import io.onbehalf.conversation.directory.NotQueueMember;
import io.onbehalf.conversation.directory.QueueNotFound;
import io.onbehalf.conversation.directory.UserNotFound;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.ErrorTranslation;
import java.util.Map;
import java.util.Optional;
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
                    Optional.of(
                            ApiException.invalidValue(number.field(), String.valueOf(number.getMessage())));
            default -> Optional.empty();
        };
    }
}
