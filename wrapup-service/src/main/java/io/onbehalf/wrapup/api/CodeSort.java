package io.onbehalf.wrapup.api;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The order of a listing of codes: by name, unless the call says otherwise.
///
/// @param byName false for the order of their ids
record CodeSort(boolean byName, SortOrder order) {

    private static final Comparator<WrapupCodeSnapshot> BY_ID =
            Comparator.<WrapupCodeSnapshot, String>comparing(code -> code.codeId().value());
    private static final Comparator<WrapupCodeSnapshot> BY_NAME =
            Comparator.<WrapupCodeSnapshot, String>comparing(code -> code.nameKey()).thenComparing(BY_ID);

    /// Reads the parameters of a listing.
    ///
    /// @throws ApiException 400 for an unknown field or direction
    static CodeSort of(@Nullable String sortBy, @Nullable String sortOrder) {
        boolean byName =
                switch (sortBy == null ? "" : sortBy.toLowerCase(Locale.ROOT)) {
                    case "", "name" -> true;
                    case "id" -> false;
                    default -> throw ApiException.invalidValue("sortBy", "sortBy: must be name or id");
                };
        return new CodeSort(byName, SortOrder.of(sortOrder));
    }

    boolean isDescending() {
        return order == SortOrder.DESC;
    }

    Comparator<WrapupCodeSnapshot> comparator() {
        return order.comparator(byName ? BY_NAME : BY_ID);
    }
}
