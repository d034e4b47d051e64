package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads ids from calls; what is not a UUID is never repeated, as it may be anything.
final class Ids {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Ids() {}

    /// Throws 404 for what can't be a queue's id.
    static QueueId queue(String text) {
        String id = text.toLowerCase(Locale.ROOT);
        if (!UUID.matcher(id).matches()) {
            throw new ApiException(404, "not.found", "queue: there is none with such an id", Map.of());
        }
        return new QueueId(id);
    }

    /// Throws 400 for what can't be a user's id.
    static UserId user(String field, String text) {
        String id = text.toLowerCase(Locale.ROOT);
        if (!UUID.matcher(id).matches()) {
            throw ApiException.invalidValue(field, field + ": must be a UUID");
        }
        return new UserId(id);
    }
}
