package io.onbehalf.queue.api.responses;

import io.onbehalf.queue.domain.responses.LibraryId;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A library that a response is in; a caller names its id.
record LibraryRef(@NotNull String id, @Nullable String selfUri) {

    static LibraryRef of(LibraryId library) {
        return new LibraryRef(library.value(), LibraryView.uri(library));
    }
}
