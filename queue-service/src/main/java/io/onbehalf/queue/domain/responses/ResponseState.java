package io.onbehalf.queue.domain.responses;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The part of an organization's canned responses that one request concerns.
///
/// @param libraries those that the request names, and those that the response which it changes is in
/// @param nameHolder the library that had the requested name before
/// @param responses the one that the request names; all of a library that it deletes
public record ResponseState(
        Map<LibraryId, ResponseLibrary> libraries,
        Optional<LibraryId> nameHolder,
        Map<ResponseId, CannedResponse> responses) {

    public static final ResponseState INITIAL = new ResponseState(Map.of(), Optional.empty(), Map.of());

    public ResponseState {
        libraries = Map.copyOf(libraries);
        responses = Map.copyOf(responses);
    }

    public Optional<ResponseLibrary> library(LibraryId id) {
        return Optional.ofNullable(libraries.get(id));
    }

    public Optional<CannedResponse> response(ResponseId id) {
        return Optional.ofNullable(responses.get(id));
    }

    public ResponseState withNameHolder(Optional<LibraryId> holder) {
        return new ResponseState(libraries, holder, responses);
    }

    /// The state with libraries as they are.
    public ResponseState withLibraries(List<ResponseLibrary> found) {
        return new ResponseState(
                found.stream().collect(toMap(ResponseLibrary::libraryId, identity())), nameHolder, responses);
    }

    /// The state with responses as they are, which the libraries count already.
    public ResponseState withResponses(List<CannedResponse> found) {
        return new ResponseState(
                libraries, nameHolder, found.stream().collect(toMap(CannedResponse::responseId, identity())));
    }

    /// The state with a library as it is now.
    public ResponseState with(ResponseLibrary library) {
        Map<LibraryId, ResponseLibrary> changed = new HashMap<>(libraries);
        changed.put(library.libraryId(), library);
        return new ResponseState(changed, nameHolder, responses);
    }

    public ResponseState without(LibraryId library) {
        Map<LibraryId, ResponseLibrary> changed = new HashMap<>(libraries);
        changed.remove(library);
        return new ResponseState(changed, nameHolder, responses);
    }

    /// The state with a response as it is now, with the counts of the libraries that it has joined and left.
    public ResponseState with(CannedResponse response) {
        Map<ResponseId, CannedResponse> changed = new HashMap<>(responses);
        CannedResponse before = changed.put(response.responseId(), response);
        return new ResponseState(
                counted(before == null ? List.of() : libraries(before), libraries(response)),
                nameHolder,
                changed);
    }

    public ResponseState without(ResponseId response) {
        Map<ResponseId, CannedResponse> changed = new HashMap<>(responses);
        CannedResponse before = changed.remove(response);
        return before == null
                ? this
                : new ResponseState(counted(libraries(before), List.of()), nameHolder, changed);
    }

    private Map<LibraryId, ResponseLibrary> counted(List<LibraryId> before, List<LibraryId> after) {
        Map<LibraryId, ResponseLibrary> changed = new HashMap<>(libraries);
        before.forEach(id -> changed.computeIfPresent(id, (_, library) -> library.withResponses(-1)));
        after.forEach(id -> changed.computeIfPresent(id, (_, library) -> library.withResponses(1)));
        return changed;
    }

    private static List<LibraryId> libraries(CannedResponse response) {
        return response.content().libraryIds();
    }
}
