package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseContent;
import io.onbehalf.queue.domain.responses.ResponseId;
import java.time.Instant;

/// The requests that change an organization's canned responses.
public sealed interface ResponseRequest extends QueueRequest {

    record ResponseLibraryCreateRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            LibraryId libraryId,
            String name)
            implements ResponseRequest {}

    /// A request to rename a library.
    ///
    /// @param version that the caller has read
    record ResponseLibraryUpdateRequested(
            Instant requestedAt, UserId requestedBy, LibraryId libraryId, String name, int version)
            implements ResponseRequest {}

    record ResponseLibraryDeleteRequested(Instant requestedAt, UserId requestedBy, LibraryId libraryId)
            implements ResponseRequest {}

    record CannedResponseCreateRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            ResponseId responseId,
            ResponseContent content)
            implements ResponseRequest {}

    /// A request to replace the content of a response.
    ///
    /// @param version that the caller has read
    record CannedResponseUpdateRequested(
            Instant requestedAt,
            UserId requestedBy,
            ResponseId responseId,
            ResponseContent content,
            int version)
            implements ResponseRequest {}

    record CannedResponseDeleteRequested(UserId requestedBy, ResponseId responseId)
            implements ResponseRequest {}
}
