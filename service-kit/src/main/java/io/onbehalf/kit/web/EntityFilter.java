package io.onbehalf.kit.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters `name` and `id` of a listing: which entities it shows.
///
/// @param ids in lower case; empty for all
public record EntityFilter(NameFilter names, Set<String> ids) {

    /// Reads the parameters.
    ///
    /// @param id may be given several times
    public static EntityFilter of(@Nullable String name, @Nullable List<String> id) {
        List<String> ids = id == null ? List.of() : id;
        return new EntityFilter(
                NameFilter.of(name),
                ids.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    public boolean matches(String id, String name) {
        return (ids.isEmpty() || ids.contains(id)) && names.matches(name);
    }
}
