package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueEvent.QueueRequestRefused;
import io.onbehalf.queue.domain.ResponseEvent.CannedResponseCreated;
import io.onbehalf.queue.domain.ResponseEvent.CannedResponseDeleted;
import io.onbehalf.queue.domain.ResponseEvent.CannedResponseUpdated;
import io.onbehalf.queue.domain.ResponseEvent.ResponseLibraryCreated;
import io.onbehalf.queue.domain.ResponseEvent.ResponseLibraryDeleted;
import io.onbehalf.queue.domain.ResponseEvent.ResponseLibraryUpdated;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseCreateRequested;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseDeleteRequested;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseUpdateRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryCreateRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryDeleteRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryUpdateRequested;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.Edition;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseContent;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import io.onbehalf.queue.domain.responses.ResponseState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of canned responses and their libraries.
///
/// A change names the version that it was made from; of two from the same version the second is refused,
/// unless it asks for what is so already.
final class ResponseDecider {

    private ResponseDecider() {}

    static Decision<QueueEvent, QueueReply> decide(ResponseState state, ResponseRequest request) {
        return switch (request) {
            case ResponseLibraryCreateRequested create -> create(state, create);
            case ResponseLibraryUpdateRequested update -> update(state, update);
            case ResponseLibraryDeleteRequested delete -> delete(state, delete);
            case CannedResponseCreateRequested create -> create(state, create);
            case CannedResponseUpdateRequested update -> update(state, update);
            case CannedResponseDeleteRequested delete -> delete(state, delete);
        };
    }

    /// The library or response that a request changes; empty for one that is not there.
    static Optional<Edition> edited(ResponseState state, ResponseRequest request) {
        return switch (request) {
            case ResponseLibraryUpdateRequested update ->
                    state.library(update.libraryId()).map(ResponseLibrary::edition);
            case ResponseLibraryDeleteRequested delete ->
                    state.library(delete.libraryId()).map(ResponseLibrary::edition);
            case CannedResponseUpdateRequested update ->
                    state.response(update.responseId()).map(CannedResponse::edition);
            case CannedResponseDeleteRequested delete ->
                    state.response(delete.responseId()).map(CannedResponse::edition);
            case ResponseLibraryCreateRequested _, CannedResponseCreateRequested _ -> Optional.empty();
        };
    }

    /// The state after an event. Total: an event has already happened.
    static ResponseState evolve(ResponseState state, ResponseEvent event) {
        return switch (event) {
            case ResponseLibraryCreated(_, var at, var id, var name, var by) ->
                    state.with(ResponseLibrary.created(id, name, at, by));
            case ResponseLibraryUpdated(var at, var id, var name, var version, var by) ->
                    state.library(id)
                            .map(library -> state.with(library.renamed(name, version, at, by)))
                            .orElse(state);
            case ResponseLibraryDeleted(var id, _) -> state.without(id);
            case CannedResponseCreated(_, var at, var id, var content, var by) ->
                    state.with(CannedResponse.created(id, content, at, by));
            case CannedResponseUpdated(var at, var id, var content, var version, var by) ->
                    state.response(id)
                            .map(response -> state.with(response.changed(content, version, at, by)))
                            .orElse(state);
            case CannedResponseDeleted(var id, _) -> state.without(id);
        };
    }

    private static Decision<QueueEvent, QueueReply> create(
            ResponseState state, ResponseLibraryCreateRequested request) {
        if (state.library(request.libraryId()).isPresent()) {
            return refuse(QueueRefusals.libraryAlreadyExists(request.libraryId()));
        }
        Optional<LibraryId> holder = state.nameHolder();
        if (holder.isPresent()) {
            return refuse(QueueRefusals.libraryNameInUse(request.name(), holder.get()));
        }
        var created =
                new ResponseLibraryCreated(
                        request.organizationId(),
                        request.requestedAt(),
                        request.libraryId(),
                        request.name(),
                        request.requestedBy());
        return acceptLibrary(state, request.libraryId(), List.of(created));
    }

    private static Decision<QueueEvent, QueueReply> update(
            ResponseState state, ResponseLibraryUpdateRequested request) {
        ResponseLibrary library = state.library(request.libraryId()).orElse(null);
        if (library == null) {
            return refuse(QueueRefusals.libraryNotFound(request.libraryId()));
        }
        Optional<LibraryId> other = state.nameHolder().filter(holder -> !holder.equals(request.libraryId()));
        if (other.isPresent()) {
            return refuse(QueueRefusals.libraryNameInUse(request.name(), other.get()));
        }
        if (library.name().equals(request.name())) {
            return acceptLibrary(state, request.libraryId(), List.of());
        }
        if (library.version() != request.version()) {
            return refuse(QueueRefusals.responseVersionConflict(library.edition(), request.version()));
        }
        var updated =
                new ResponseLibraryUpdated(
                        request.requestedAt(),
                        request.libraryId(),
                        request.name(),
                        library.version() + 1,
                        request.requestedBy());
        return acceptLibrary(state, request.libraryId(), List.of(updated));
    }

    private static Decision<QueueEvent, QueueReply> delete(
            ResponseState state, ResponseLibraryDeleteRequested request) {
        LibraryId id = request.libraryId();
        if (state.library(id).isEmpty()) {
            return refuse(QueueRefusals.libraryNotFound(id));
        }
        Stream<QueueEvent> responses =
                state.responses().values().stream()
                        .filter(response -> response.content().libraryIds().contains(id))
                        .sorted(Comparator.comparing(response -> response.responseId().value()))
                        .map(response -> leave(response, id, request.requestedAt(), request.requestedBy()));
        var deleted = new ResponseLibraryDeleted(id, request.requestedBy());
        return Decision.of(Stream.concat(responses, Stream.of(deleted)).toList(), QueueReply.ACCEPTED);
    }

    private static QueueEvent leave(CannedResponse response, LibraryId library, Instant at, UserId by) {
        return response.without(library)
                .<QueueEvent>map(left ->
                        new CannedResponseUpdated(
                                at, response.responseId(), left, response.version() + 1, by))
                .orElseGet(() -> new CannedResponseDeleted(response.responseId(), by));
    }

    private static Decision<QueueEvent, QueueReply> create(
            ResponseState state, CannedResponseCreateRequested request) {
        if (state.response(request.responseId()).isPresent()) {
            return refuse(QueueRefusals.responseAlreadyExists(request.responseId()));
        }
        Optional<Refusal> refusal = refusal(state, List.of(), request.content());
        if (refusal.isPresent()) {
            return refuse(refusal.get());
        }
        var created =
                new CannedResponseCreated(
                        request.organizationId(),
                        request.requestedAt(),
                        request.responseId(),
                        request.content(),
                        request.requestedBy());
        ResponseState after = evolve(state, created);
        return Decision.of(
                List.of(created), QueueReply.ACCEPTED.withResponse(after.response(request.responseId())));
    }

    private static Decision<QueueEvent, QueueReply> update(
            ResponseState state, CannedResponseUpdateRequested request) {
        CannedResponse response = state.response(request.responseId()).orElse(null);
        if (response == null) {
            return refuse(QueueRefusals.responseNotFound(request.responseId()));
        }
        if (response.content().equals(request.content())) {
            return Decision.answer(QueueReply.ACCEPTED.withResponse(Optional.of(response)));
        }
        if (response.version() != request.version()) {
            return refuse(QueueRefusals.responseVersionConflict(response.edition(), request.version()));
        }
        Optional<Refusal> refusal = refusal(state, response.content().libraryIds(), request.content());
        if (refusal.isPresent()) {
            return refuse(refusal.get());
        }
        var updated =
                new CannedResponseUpdated(
                        request.requestedAt(),
                        request.responseId(),
                        request.content(),
                        response.version() + 1,
                        request.requestedBy());
        ResponseState after = evolve(state, updated);
        return Decision.of(
                List.of(updated), QueueReply.ACCEPTED.withResponse(after.response(request.responseId())));
    }

    private static Decision<QueueEvent, QueueReply> delete(
            ResponseState state, CannedResponseDeleteRequested request) {
        return state.response(request.responseId()).isPresent()
                ? Decision.of(
                        List.of(new CannedResponseDeleted(request.responseId(), request.requestedBy())),
                        QueueReply.ACCEPTED)
                : refuse(QueueRefusals.responseNotFound(request.responseId()));
    }

    /// The reason why a response can't be in the libraries of its content; empty if it can.
    ///
    /// @param present the libraries that it is in
    private static Optional<Refusal> refusal(
            ResponseState state, List<LibraryId> present, ResponseContent content) {
        for (LibraryId id : content.libraryIds()) {
            ResponseLibrary library = state.library(id).orElse(null);
            if (library == null) {
                return Optional.of(QueueRefusals.libraryNotFound(id));
            }
            if (library.isFull() && !present.contains(id)) {
                return Optional.of(QueueRefusals.libraryFull(id));
            }
        }
        return Optional.empty();
    }

    private static Decision<QueueEvent, QueueReply> acceptLibrary(
            ResponseState state, LibraryId id, List<ResponseEvent> events) {
        ResponseState after = state;
        for (ResponseEvent event : events) {
            after = evolve(after, event);
        }
        return Decision.of(
                List.<QueueEvent>copyOf(events), QueueReply.ACCEPTED.withLibrary(after.library(id)));
    }

    private static Decision<QueueEvent, QueueReply> refuse(Refusal refusal) {
        return Decision.of(List.of(new QueueRequestRefused(refusal)), QueueReply.refused(refusal));
    }
}
