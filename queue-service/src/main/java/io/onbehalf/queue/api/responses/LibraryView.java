package io.onbehalf.queue.api.responses;

import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import java.time.Instant;

/// A library of canned responses in the public API's shape.
record LibraryView(
        String id, String name, int version, CreatorRef createdBy, Instant dateCreated, String selfUri) {

    static LibraryView of(ResponseLibrary library) {
        return new LibraryView(
                library.libraryId().value(),
                library.name(),
                library.version(),
                CreatorRef.of(library.authorship()),
                library.authorship().createdAt(),
                uri(library.libraryId()));
    }

    static String uri(LibraryId library) {
        return "/api/v2/responsemanagement/libraries/" + library.value();
    }
}
