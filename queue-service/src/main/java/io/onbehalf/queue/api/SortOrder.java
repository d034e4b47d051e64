package io.onbehalf.queue.api;

import io.onbehalf.kit.web.ApiException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which way a listing goes.
enum SortOrder {
    ASC,
    DESC;

    /// Ascending unless told otherwise; throws 400 for anything else.
    static SortOrder of(@Nullable String parameter) {
        return switch (parameter == null ? "asc" : parameter.toLowerCase(Locale.ROOT)) {
            case "asc", "" -> ASC;
            case "desc" -> DESC;
            default -> throw ApiException.invalidValue("sortOrder", "sortOrder: must be asc or desc");
        };
    }

    <T> List<T> sort(List<T> all, Comparator<T> ascending) {
        return all.stream().sorted(this == ASC ? ascending : ascending.reversed()).toList();
    }
}
