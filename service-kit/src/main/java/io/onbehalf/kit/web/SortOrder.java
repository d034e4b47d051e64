package io.onbehalf.kit.web;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The direction of a listing, by its parameter `sortOrder`.
public enum SortOrder {
    ASC,
    DESC;

    /// Reads the parameter; the default is ascending.
    ///
    /// @throws ApiException 400 for text that is not a direction
    public static SortOrder of(@Nullable String parameter) {
        return switch (parameter == null ? "" : parameter.toLowerCase(Locale.ROOT)) {
            case "", "asc", "ascending" -> ASC;
            case "desc", "descending" -> DESC;
            default ->
                    throw ApiException.invalidValue(
                            "sortOrder", "sortOrder: must be one of asc, ascending, desc, descending");
        };
    }

    /// The order of a listing in this direction.
    ///
    /// @param ascending the order of the listing when it ascends
    public <T> Comparator<T> comparator(Comparator<T> ascending) {
        return this == ASC ? ascending : ascending.reversed();
    }
}
