package io.onbehalf.kit.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads UUIDs from calls, in lower case. The error for any other text does not repeat the text, as it may be
/// anything.
public final class UuidText {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Pattern ANYWHERE =
            Pattern.compile("(?<![\\w-])" + UUID.pattern() + "(?![\\w-])", Pattern.CASE_INSENSITIVE);

    private UuidText() {}

    /// The text with each UUID in it in lower case, and everything else as it is: the two spellings of an id
    /// name the same thing.
    public static String folded(String text) {
        return ANYWHERE.matcher(text).replaceAll(id -> id.group().toLowerCase(Locale.ROOT));
    }

    /// Reads the id of the thing that a path names.
    ///
    /// @param kind of the thing, as in `queue`
    /// @throws ApiException 404 for text that is not a UUID
    public static String inPath(String kind, String text) {
        return read(text).orElseThrow(() -> ApiException.notFound(kind));
    }

    /// Reads an id in a field of a body or in a parameter; blanks around it are dropped.
    ///
    /// @param field the name of the field or parameter
    /// @throws ApiException 400 for text that is not a UUID
    public static String inField(String field, String text) {
        return read(text.strip())
                .orElseThrow(() -> ApiException.invalidValue(field, field + ": must be a UUID"));
    }

    private static Optional<String> read(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(id -> UUID.matcher(id).matches());
    }
}
