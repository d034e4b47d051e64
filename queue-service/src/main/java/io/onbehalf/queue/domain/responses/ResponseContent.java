package io.onbehalf.queue.domain.responses;

import java.util.List;

/// What an administrator writes of a canned response.
///
/// @param libraryIds the libraries that it is in, at least one, each once
public record ResponseContent(
        String name,
        List<LibraryId> libraryIds,
        ResponseTemplate template,
        List<ResponseSubstitution> substitutions) {

    public ResponseContent {
        libraryIds = List.copyOf(libraryIds);
        substitutions = List.copyOf(substitutions);
    }

    /// The same without a library.
    ResponseContent without(LibraryId library) {
        List<LibraryId> others = libraryIds.stream().filter(each -> !each.equals(library)).toList();
        return new ResponseContent(name, others, template, substitutions);
    }
}
