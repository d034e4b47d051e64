package io.onbehalf.wrapup.api;

import io.onbehalf.kit.web.ApiException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads ids from calls. A message never repeats a text that is not a UUID, because it may be anything.
final class Ids {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Ids() {}

    /// An id in a path; throws 404 for a text that is no UUID.
    static String inPath(String kind, String text) {
        String id = text.toLowerCase(Locale.ROOT);
        if (!UUID.matcher(id).matches()) {
            throw new ApiException(404, "not.found", kind + ": there is none with such an id", Map.of());
        }
        return id;
    }

    /// An id in a body; throws 400 for a text that is no UUID.
    static String inBody(String field, String text) {
        String id = text.strip().toLowerCase(Locale.ROOT);
        if (!UUID.matcher(id).matches()) {
            throw ApiException.invalidValue(field, field + ": must be a UUID");
        }
        return id;
    }
}
