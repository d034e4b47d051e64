package io.onbehalf.queue.topology;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.queue.domain.ResponseRequest;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseCreateRequested;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseDeleteRequested;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseUpdateRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryCreateRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryDeleteRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryUpdateRequested;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseId;
import io.onbehalf.queue.domain.responses.ResponseState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// The part of [QueueStateRepository] that is about canned responses.
final class ResponseStateRows {

    private ResponseStateRows() {}

    static ResponseState load(ResponseStore rows, ResponseRequest request) {
        return switch (request) {
            case ResponseLibraryCreateRequested create -> named(rows, create.libraryId(), create.name());
            case ResponseLibraryUpdateRequested update -> named(rows, update.libraryId(), update.name());
            case ResponseLibraryDeleteRequested delete ->
                    libraries(rows, List.of(delete.libraryId()))
                            .withResponses(rows.responses(delete.libraryId()));
            case CannedResponseCreateRequested create ->
                    response(rows, create.responseId(), create.content().libraryIds());
            case CannedResponseUpdateRequested update ->
                    response(rows, update.responseId(), update.content().libraryIds());
            case CannedResponseDeleteRequested delete -> response(rows, delete.responseId(), List.of());
        };
    }

    /// The libraries with these ids that there are.
    static ResponseState libraries(ResponseStore rows, Collection<LibraryId> ids) {
        return ResponseState.INITIAL.withLibraries(
                ids.stream().distinct().flatMap(id -> rows.library(id).stream()).toList());
    }

    private static ResponseState named(ResponseStore rows, LibraryId id, String name) {
        return libraries(rows, List.of(id)).withNameHolder(rows.nameHolder(NameKey.of(name)));
    }

    private static ResponseState response(ResponseStore rows, ResponseId id, List<LibraryId> named) {
        List<CannedResponse> response = rows.response(id).stream().toList();
        Stream<LibraryId> present = response.stream().flatMap(each -> each.content().libraryIds().stream());
        return libraries(rows, Stream.concat(present, named.stream()).toList()).withResponses(response);
    }

    static void save(ResponseStore rows, ResponseState before, ResponseState after) {
        saveChanges(before.libraries(), after.libraries(), rows::putLibrary);
        saveChanges(before.responses(), after.responses(), rows::putResponse);
    }

    private static <K, V> void saveChanges(
            Map<K, V> before, Map<K, V> after, BiConsumer<K, Optional<V>> put) {
        Set<K> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (K key : keys) {
            var value = Optional.ofNullable(after.get(key));
            if (!value.equals(Optional.ofNullable(before.get(key)))) {
                put.accept(key, value);
            }
        }
    }
}
