package io.onbehalf.wrapup.api;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The order of a listing of codes: by name, unless the call says otherwise.
final class CodeSort {

    private static final Comparator<WrapupCodeSnapshot> BY_ID =
            Comparator.<WrapupCodeSnapshot, String>comparing(code -> code.codeId().value());
    private static final Comparator<WrapupCodeSnapshot> BY_NAME =
            Comparator.<WrapupCodeSnapshot, String>comparing(code -> code.nameKey()).thenComparing(BY_ID);

    private CodeSort() {}

    /// Reads the parameters of a listing.
    ///
    /// @throws ApiException 400 for an unknown field or direction
    static Comparator<WrapupCodeSnapshot> of(@Nullable String sortBy, @Nullable String sortOrder) {
        Comparator<WrapupCodeSnapshot> ascending =
                switch (sortBy == null ? "" : sortBy.toLowerCase(Locale.ROOT)) {
                    case "", "name" -> BY_NAME;
                    case "id" -> BY_ID;
                    default -> throw ApiException.invalidValue("sortBy", "sortBy: must be name or id");
                };
        return SortOrder.of(sortOrder).comparator(ascending);
    }
}
