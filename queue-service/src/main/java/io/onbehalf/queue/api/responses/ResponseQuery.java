package io.onbehalf.queue.api.responses;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.api.common.TypeAhead;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import io.onbehalf.queue.domain.responses.CannedResponseMode;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.topology.NameIndex;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The body of a call that searches for canned responses: those that meet every filter, and whose name or
/// text has the phrase.
record ResponseQuery(
        @Nullable @Size(max = 200) String queryPhrase,
        @Nullable Integer pageSize,
        @Nullable @Size(max = 10) List<@NotNull @Valid ResponseFilter> filters) {

    private static final String PATH = "/api/v2/responsemanagement/responses/query";

    /// The first page: the public API names no other.
    ///
    /// @throws io.onbehalf.kit.web.ApiException 400 for a size out of bounds
    PageRequest page() {
        return new PageRequest(1, pageSize == null ? PageRequest.DEFAULT_SIZE : pageSize, PATH);
    }

    /// The libraries that the filters leave; all without a filter by library.
    ///
    /// @throws io.onbehalf.kit.web.ApiException 400 for text that is no library's id
    CannedResponseLibraries libraries() {
        List<Set<LibraryId>> named =
                filters(ResponseFilter.Field.libraryId)
                        .map(filter ->
                                filter.values().stream()
                                        .map(id -> new LibraryId(UuidText.inField("filters.values", id)))
                                        .collect(Collectors.toSet()))
                        .toList();
        return named.isEmpty()
                ? CannedResponseLibraries.ALL
                : new CannedResponseLibraries(
                        CannedResponseMode.SELECTED_ONLY,
                        named.getFirst().stream()
                                .filter(id -> named.stream().allMatch(each -> each.contains(id)))
                                .toList());
    }

    /// The names and texts that match; case and accents make no difference to the phrase.
    Predicate<NameIndex.Entry<String>> matching() {
        Predicate<NameIndex.Entry<String>> matching = phrase();
        for (ResponseFilter filter : filters(ResponseFilter.Field.name).toList()) {
            Set<String> names = filter.values().stream().map(NameKey::of).collect(Collectors.toSet());
            matching = matching.and(entry -> names.contains(entry.nameKey()));
        }
        return matching;
    }

    private Predicate<NameIndex.Entry<String>> phrase() {
        String phrase = queryPhrase == null ? "" : TypeAhead.fold(queryPhrase);
        return phrase.isEmpty()
                ? _ -> true
                : entry ->
                        TypeAhead.fold(entry.nameKey()).contains(phrase)
                                || TypeAhead.fold(entry.value()).contains(phrase);
    }

    private Stream<ResponseFilter> filters(ResponseFilter.Field field) {
        return filters == null ? Stream.empty() : filters.stream().filter(each -> each.name() == field);
    }
}
