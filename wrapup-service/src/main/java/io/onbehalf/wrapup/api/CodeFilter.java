package io.onbehalf.wrapup.api;

import io.onbehalf.kit.web.NameFilter;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Selects the codes of a listing by name, and by id where the call gives any.
record CodeFilter(NameFilter names, Set<String> ids) {

    static CodeFilter of(@Nullable String name, @Nullable List<String> ids) {
        List<String> wanted = ids == null ? List.of() : ids;
        return new CodeFilter(
                NameFilter.of(name),
                wanted.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    List<WrapupCodeSnapshot> of(List<WrapupCodeSnapshot> codes) {
        return codes.stream()
                .filter(code -> names.matches(code.name()))
                .filter(code -> ids.isEmpty() || ids.contains(code.codeId().value()))
                .toList();
    }
}
