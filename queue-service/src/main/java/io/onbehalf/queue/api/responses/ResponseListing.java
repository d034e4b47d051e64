package io.onbehalf.queue.api.responses;

import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseId;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import io.onbehalf.queue.topology.NameIndex;
import io.onbehalf.queue.topology.ResponseStore;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Pages of canned responses by name. Without a filter, a page of one library or of all reads its own rows
/// only; one of several libraries, and one with a filter, reads their whole lists.
record ResponseListing(ResponseStore rows, PageRequest page) {

    private static final Comparator<NameIndex.Entry<String>> BY_NAME =
            Comparator.<NameIndex.Entry<String>, String>comparing(NameIndex.Entry::nameKey)
                    .thenComparing(NameIndex.Entry::id);

    EntityListing<ResponseView> of(CannedResponseLibraries libraries) {
        return switch (libraries.mode()) {
            case ALL -> page(rows.allResponsesByName(), rows.responseCount());
            case SELECTED_ONLY ->
                    libraries.libraryIds().size() == 1
                            ? ofLibrary(libraries.libraryIds().getFirst())
                            : of(libraries, _ -> true);
            case NONE, UNKNOWN -> of(libraries, _ -> true);
        };
    }

    private EntityListing<ResponseView> ofLibrary(LibraryId library) {
        long count = rows.library(library).map(ResponseLibrary::responseCount).orElse(0);
        return page(rows.responsesByName(library), count);
    }

    private EntityListing<ResponseView> page(NameIndex<String> index, long total) {
        return shown(EntityListing.ofPage(index.page(false, page.offset(), page.pageSize()), total, page));
    }

    /// @param filter by name and text
    EntityListing<ResponseView> of(
            CannedResponseLibraries libraries, Predicate<NameIndex.Entry<String>> filter) {
        Set<String> seen = new HashSet<>();
        return shown(
                EntityListing.of(
                        indexes(libraries).stream()
                                .flatMap(index -> index.matching(false, filter).stream())
                                .filter(entry -> seen.add(entry.id()))
                                .sorted(BY_NAME)
                                .toList(),
                        page));
    }

    private List<NameIndex<String>> indexes(CannedResponseLibraries libraries) {
        return switch (libraries.mode()) {
            case ALL -> List.of(rows.allResponsesByName());
            case SELECTED_ONLY -> libraries.libraryIds().stream().map(rows::responsesByName).toList();
            case NONE, UNKNOWN -> List.of();
        };
    }

    private EntityListing<ResponseView> shown(EntityListing<NameIndex.Entry<String>> entries) {
        return entries.mapPresent(entry -> rows.response(new ResponseId(entry.id())).map(ResponseView::of));
    }
}
