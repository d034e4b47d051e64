package io.onbehalf.queue.api.user;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.domain.user.UserPreferences;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A user's preferences in the API.
///
/// @param onBehalfOfQueueId null for none
record PreferencesBody(@NotNull Boolean rememberOnBehalfOfQueue, @Nullable String onBehalfOfQueueId) {

    static PreferencesBody of(UserPreferences preferences) {
        return new PreferencesBody(
                preferences.rememberOnBehalfOfQueue(),
                preferences.onBehalfOfQueueId().map(QueueId::value).orElse(null));
    }

    /// The preferences in this body.
    ///
    /// @throws ApiException 400 for text that is no queue's id
    UserPreferences preferences() {
        return new UserPreferences(
                rememberOnBehalfOfQueue,
                Optional.ofNullable(onBehalfOfQueueId)
                        .map(id -> new QueueId(UuidText.inField("onBehalfOfQueueId", id))));
    }
}
