package io.onbehalf.wrapup.api;

import io.onbehalf.kit.web.NameFilter;
import io.onbehalf.wrapup.domain.WrapupCodeSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which codes a listing shows: those of a name, and of certain ids where any are given.
record CodeFilter(NameFilter names, Set<String> ids) {

    static CodeFilter of(@Nullable String name, @Nullable List<String> ids) {
        List<String> given = ids == null ? List.of() : ids;
        return new CodeFilter(
                NameFilter.of(name),
                given.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    List<WrapupCodeSnapshot> of(List<WrapupCodeSnapshot> codes) {
        return codes.stream()
                .filter(code -> names.matches(code.name()))
                .filter(code -> ids.isEmpty() || ids.contains(code.codeId().value()))
                .toList();
    }
}
