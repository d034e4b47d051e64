package io.onbehalf.queue.api.common;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.UuidText;

/// The user whom a path names.
public final class UserIds {

    private UserIds() {}

    /// The caller, or another user.
    ///
    /// @throws ApiException 404 for text that can't be a user's id
    public static UserId inPath(Caller caller, String text) {
        return new UserId(isCaller(caller, text) ? caller.userId() : UuidText.inPath("user", text));
    }

    /// The caller, or another user for whom they need a permission.
    ///
    /// @throws ApiException 403 without any of the permissions
    public static UserId ownOr(Caller caller, String text, String... anyOf) {
        if (!isCaller(caller, text)) {
            caller.requireAny(anyOf);
        }
        return inPath(caller, text);
    }

    private static boolean isCaller(Caller caller, String text) {
        return text.equalsIgnoreCase(caller.userId());
    }
}
