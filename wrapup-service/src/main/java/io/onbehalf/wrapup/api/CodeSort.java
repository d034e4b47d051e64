package io.onbehalf.wrapup.api;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The order of a listing of codes: by name, unless the call says otherwise.
record CodeSort(Comparator<WrapupCodeSnapshot> order) {

    private static final Comparator<WrapupCodeSnapshot> BY_ID =
            Comparator.<WrapupCodeSnapshot, String>comparing(code -> code.codeId().value());
    private static final Comparator<WrapupCodeSnapshot> BY_NAME =
            Comparator.<WrapupCodeSnapshot, String>comparing(code -> code.nameKey()).thenComparing(BY_ID);

    /// @throws ApiException 400 for an unknown field or direction
    static CodeSort of(@Nullable String sortBy, @Nullable String sortOrder) {
        Comparator<WrapupCodeSnapshot> ascending =
                switch (lower(sortBy)) {
                    case "", "name" -> BY_NAME;
                    case "id" -> BY_ID;
                    default -> throw ApiException.invalidValue("sortBy", "sortBy: must be name or id");
                };
        return switch (lower(sortOrder)) {
            case "", "asc", "ascending" -> new CodeSort(ascending);
            case "desc", "descending" -> new CodeSort(ascending.reversed());
            default ->
                    throw ApiException.invalidValue(
                            "sortOrder", "sortOrder: must be ascending or descending");
        };
    }

    private static String lower(@Nullable String parameter) {
        return parameter == null ? "" : parameter.toLowerCase(Locale.ROOT);
    }
}
