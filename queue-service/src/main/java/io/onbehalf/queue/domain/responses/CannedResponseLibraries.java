package io.onbehalf.queue.domain.responses;

import java.util.List;

/// The libraries of canned responses that the members of a queue use.
///
/// @param libraryIds the libraries of mode [CannedResponseMode#SELECTED_ONLY]; those that are deleted count
///   for nothing
public record CannedResponseLibraries(CannedResponseMode mode, List<LibraryId> libraryIds) {

    /// All that there are: the setting of a queue that says nothing of it.
    public static final CannedResponseLibraries ALL =
            new CannedResponseLibraries(CannedResponseMode.ALL, List.of());

    public CannedResponseLibraries {
        if (mode == CannedResponseMode.UNKNOWN) {
            throw new IllegalArgumentException(
                    "queue settings: a mode of canned responses that this version does not know");
        }
        libraryIds = List.copyOf(libraryIds);
    }

    /// True if a response is in one of these libraries.
    public boolean include(CannedResponse response) {
        return switch (mode) {
            case ALL -> true;
            case SELECTED_ONLY -> response.content().libraryIds().stream().anyMatch(libraryIds::contains);
            case NONE, UNKNOWN -> false;
        };
    }
}
