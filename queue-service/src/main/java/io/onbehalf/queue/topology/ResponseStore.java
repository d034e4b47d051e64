package io.onbehalf.queue.topology;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseId;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One organization's canned responses, as rows in the store of its queues.
///
/// | row | value |
/// |---|---|
/// | `library/<organization>/<library>` | the library |
/// | `library-name/<organization>/<name key>` | the id of the library that has the name |
/// | `response/<organization>/<response>` | the response |
/// | `libraries-by-name/<organization>/…` | a [NameIndex] of the libraries; the value says nothing |
/// | `responses-by-name/<organization>/<library>/…` | a [NameIndex] of the library's responses: their texts |
/// | `all-responses-by-name/<organization>/…` | the same of all responses |
/// | `response-counts/<organization>/…` | the numbers of all `libraries` and of all `responses` |
///
/// @param organization the record key; part of each row's key, because organizations share a partition
public record ResponseStore(PrefixedStore rows, String organization) {

    private static final String LIBRARIES = "libraries";
    private static final String RESPONSES = "responses";

    public Optional<ResponseLibrary> library(LibraryId library) {
        return Optional.ofNullable(rows.get(prefix("library"), library.value(), ResponseLibrary.class));
    }

    public Optional<CannedResponse> response(ResponseId response) {
        return Optional.ofNullable(rows.get(prefix("response"), response.value(), CannedResponse.class));
    }

    public NameIndex<Boolean> librariesByName() {
        return new NameIndex<>(rows, prefix("libraries-by-name"), Boolean.class);
    }

    public NameIndex<String> responsesByName(LibraryId library) {
        return new NameIndex<>(rows, prefix("responses-by-name") + library.value() + "/", String.class);
    }

    public NameIndex<String> allResponsesByName() {
        return new NameIndex<>(rows, prefix("all-responses-by-name"), String.class);
    }

    public long libraryCount() {
        return count(LIBRARIES);
    }

    public long responseCount() {
        return count(RESPONSES);
    }

    List<CannedResponse> responses(LibraryId library) {
        return responsesByName(library).matching(false, _ -> true).stream()
                .flatMap(entry -> response(new ResponseId(entry.id())).stream())
                .toList();
    }

    Optional<LibraryId> nameHolder(String nameKey) {
        return Optional.ofNullable(rows.get(prefix("library-name"), nameKey, LibraryId.class));
    }

    /// Writes a library's row, its name and its place in the list; empty deletes it.
    void putLibrary(LibraryId id, Optional<ResponseLibrary> library) {
        Optional<ResponseLibrary> before = library(id);
        Optional<String> oldName = before.map(ResponseLibrary::nameKey);
        Optional<String> newName = library.map(ResponseLibrary::nameKey);
        if (!oldName.equals(newName)) {
            oldName.ifPresent(name -> {
                rows.delete(prefix("library-name"), name);
                librariesByName().delete(name, id.value());
            });
            newName.ifPresent(name -> {
                rows.put(prefix("library-name"), name, id, LibraryId.class);
                librariesByName().put(name, id.value(), true);
            });
        }
        rows.put(prefix("library"), id.value(), library.orElse(null), ResponseLibrary.class);
        addToCount(LIBRARIES, present(library) - present(before));
    }

    /// Writes a response's row and its place in the lists; empty deletes it.
    void putResponse(ResponseId id, Optional<CannedResponse> response) {
        Optional<CannedResponse> before = response(id);
        before.ifPresent(old -> {
            indexes(old).forEach(index -> index.delete(old.nameKey(), id.value()));
        });
        response.ifPresent(now -> {
            indexes(now)
                    .forEach(index -> index.put(now.nameKey(), id.value(), now.content().template().value()));
        });
        rows.put(prefix("response"), id.value(), response.orElse(null), CannedResponse.class);
        addToCount(RESPONSES, present(response) - present(before));
    }

    private Set<NameIndex<String>> indexes(CannedResponse response) {
        Set<NameIndex<String>> indexes = new HashSet<>();
        indexes.add(allResponsesByName());
        response.content().libraryIds().forEach(library -> indexes.add(responsesByName(library)));
        return indexes;
    }

    private static int present(Optional<?> row) {
        return row.isPresent() ? 1 : 0;
    }

    private long count(String of) {
        Long count = rows.get(prefix("response-counts"), of, Long.class);
        return count == null ? 0 : count;
    }

    private void addToCount(String of, int change) {
        if (change != 0) {
            rows.put(prefix("response-counts"), of, count(of) + change, Long.class);
        }
    }

    private String prefix(String kind) {
        return kind + "/" + organization + "/";
    }
}
