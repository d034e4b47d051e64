package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseContent;
import io.onbehalf.queue.domain.responses.ResponseId;
import java.time.Instant;

/// The events of an organization's canned responses.
public sealed interface ResponseEvent extends QueueEvent {

    record ResponseLibraryCreated(
            OrganizationId organizationId,
            Instant occurredAt,
            LibraryId libraryId,
            String name,
            UserId createdBy)
            implements ResponseEvent {}

    record ResponseLibraryUpdated(
            Instant occurredAt, LibraryId libraryId, String name, int version, UserId modifiedBy)
            implements ResponseEvent {}

    /// Each response of the library has left it before, or was deleted, with an event of its own.
    record ResponseLibraryDeleted(LibraryId libraryId, UserId deletedBy) implements ResponseEvent {}

    record CannedResponseCreated(
            OrganizationId organizationId,
            Instant occurredAt,
            ResponseId responseId,
            ResponseContent content,
            UserId createdBy)
            implements ResponseEvent {}

    record CannedResponseUpdated(
            Instant occurredAt,
            ResponseId responseId,
            ResponseContent content,
            int version,
            UserId modifiedBy)
            implements ResponseEvent {}

    record CannedResponseDeleted(ResponseId responseId, UserId deletedBy) implements ResponseEvent {}
}
