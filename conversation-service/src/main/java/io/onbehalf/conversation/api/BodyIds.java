package io.onbehalf.conversation.api;

import io.onbehalf.kit.web.ApiException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads other services' ids in a body; what is not a UUID is never repeated, as it may be anything.
final class BodyIds {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private BodyIds() {}

    /// The id in lower case; 400 for what can't be one.
    static String read(String field, String text) {
        String id = text.strip().toLowerCase(Locale.ROOT);
        if (!UUID.matcher(id).matches()) {
            throw ApiException.invalidValue(field, field + ": must be a UUID");
        }
        return id;
    }
}
