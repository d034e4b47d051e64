package io.onbehalf.queue.domain.responses;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/// A text that agents send again and again.
///
/// @param version counts its changes, from 1
public record CannedResponse(
        ResponseId responseId, ResponseContent content, int version, Authorship authorship) {

    public static CannedResponse created(ResponseId id, ResponseContent content, Instant at, UserId by) {
        return new CannedResponse(id, content, 1, Authorship.created(at, by));
    }

    public CannedResponse changed(ResponseContent changed, int newVersion, Instant at, UserId by) {
        return new CannedResponse(responseId, changed, newVersion, authorship.modified(at, by));
    }

    /// The content that is left when a library is deleted; empty for a response that is in no other.
    public Optional<ResponseContent> without(LibraryId library) {
        return Optional.of(content.without(library)).filter(left -> !left.libraryIds().isEmpty());
    }

    public Edition edition() {
        return new Edition(responseId.value(), version);
    }

    /// By which it is listed; several responses may have the same.
    public String nameKey() {
        return NameKey.of(content.name());
    }
}
