package io.onbehalf.queue.api.common;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.ErrorDetail;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of the public API that we don't do: one that asks for something is refused by name, one that
/// asks for nothing (absent, null, false, empty) is accepted, so that what was read can be sent back.
public final class UnsupportedFields {

    private UnsupportedFields() {}

    /// Refuses the fields that ask for something.
    ///
    /// @param given the fields of a body that it does not know
    /// @throws ApiException 400 that names every one that is not supported and asks for something
    public static void refuse(Set<String> unsupported, Map<String, @Nullable Object> given) {
        refuse(
                given.entrySet().stream()
                        .filter(field -> unsupported.contains(field.getKey()))
                        .filter(field -> !asksForNothing(field.getValue()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    /// Refuses fields, if there are any.
    ///
    /// @throws ApiException 400 that names them
    public static void refuse(List<String> fields) {
        if (!fields.isEmpty()) {
            throw ApiException.invalidValues(
                    fields.stream()
                            .map(field -> field + ": this value is not supported")
                            .collect(Collectors.joining("; ")),
                    fields.stream().map(field -> new ErrorDetail("not.supported", field)).toList());
        }
    }

    /// True for an absent, null, false or empty value.
    public static boolean asksForNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean flag -> !flag;
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            case Map<?, ?> fields -> fields.values().stream().allMatch(UnsupportedFields::asksForNothing);
            default -> false;
        };
    }
}
