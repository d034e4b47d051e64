package io.onbehalf.conversation.api.sending;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.value.QuietTerms;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import org.jspecify.annotations.Nullable;

/// The quiet hours that apply to a caller's text, and their right to send in them.
public final class QuietHoursOverride {

    private static final String PERMISSION = "onbehalf:quiethours:override";

    private QuietHoursOverride() {}

    /// The terms of a request to send.
    ///
    /// @param override the body's `overrideQuietHours`
    /// @throws ApiException 403 if it is true and the caller lacks the permission
    public static QuietTerms terms(Caller caller, QueueDirectory directory, @Nullable Boolean override) {
        boolean overrides = Boolean.TRUE.equals(override);
        if (overrides) {
            caller.requireAny(PERMISSION);
        }
        return new QuietTerms(directory.settings(caller.organizationId()).quietHours(), overrides);
    }
}
