package io.onbehalf.queue.domain.responses;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;

/// A library of canned responses.
///
/// @param version counts its names, from 1
/// @param responseCount the number of responses in it
public record ResponseLibrary(
        LibraryId libraryId, String name, int version, int responseCount, Authorship authorship) {

    /// Deleting a library ends all its responses in one decision.
    public static final int MOST_RESPONSES = 1_000;

    public static ResponseLibrary created(LibraryId id, String name, Instant at, UserId by) {
        return new ResponseLibrary(id, name, 1, 0, Authorship.created(at, by));
    }

    public ResponseLibrary renamed(String newName, int newVersion, Instant at, UserId by) {
        return new ResponseLibrary(
                libraryId, newName, newVersion, responseCount, authorship.modified(at, by));
    }

    ResponseLibrary withResponses(int more) {
        return new ResponseLibrary(libraryId, name, version, responseCount + more, authorship);
    }

    public boolean isFull() {
        return responseCount >= MOST_RESPONSES;
    }

    public Edition edition() {
        return new Edition(libraryId.value(), version);
    }

    /// Two names with the same key are the same name.
    public String nameKey() {
        return NameKey.of(name);
    }
}
