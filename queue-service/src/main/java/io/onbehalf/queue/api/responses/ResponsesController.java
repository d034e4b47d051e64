package io.onbehalf.queue.api.responses;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.TaggedBody;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.domain.QueueRefusals;
import io.onbehalf.queue.domain.ResponseRequest;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseCreateRequested;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseDeleteRequested;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseUpdateRequested;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import io.onbehalf.queue.domain.responses.CannedResponseMode;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseId;
import io.onbehalf.queue.topology.NameIndex;
import io.onbehalf.queue.topology.ResponseStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The organization's canned responses.
@RestController
@RequestMapping("/api/v2/responsemanagement/responses")
class ResponsesController {

    private final QueueAccess queues;

    ResponsesController(QueueAccess queues) {
        this.queues = queues;
    }

    /// The responses of one library.
    ///
    /// @param libraryId required; without it the call is 400, once the caller's right is checked
    @GetMapping
    ResponseEntity<? super EntityListing<ResponseView>> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String libraryId,
            HttpServletRequest call) {
        caller.requireAny("responses:response:view");
        var library = new LibraryId(UuidText.inField("libraryId", libraryId == null ? "" : libraryId));
        return queues.read(
                caller,
                call,
                rows -> {
                    LibrariesController.existing(rows.responses(), library);
                    return new ResponseListing(rows.readable().responses(), page)
                            .of(
                                    new CannedResponseLibraries(
                                            CannedResponseMode.SELECTED_ONLY, List.of(library)));
                });
    }

    /// A read; a POST, because it has a body.
    @PostMapping("/query")
    ResponseEntity<? super ResponseQueryResults> query(
            Caller caller, @RequestBody @Valid ResponseQuery query, HttpServletRequest call) {
        caller.requireAny("responses:response:view");
        PageRequest page = query.page();
        CannedResponseLibraries libraries = query.libraries();
        Predicate<NameIndex.Entry<String>> matching = query.matching();
        return queues.read(
                caller,
                call,
                rows ->
                        new ResponseQueryResults(
                                new ResponseListing(rows.readable().responses(), page)
                                        .of(libraries, matching)));
    }

    @PostMapping
    ResponseView create(Caller caller, RequestStamp stamp, @RequestBody @Valid ResponseBody body) {
        caller.requireAny("responses:response:add");
        return changed(
                stamp,
                new CannedResponseCreateRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        new ResponseId(stamp.newId("response")),
                        body.content()));
    }

    @GetMapping("/{responseId}")
    ResponseEntity<? super ResponseView> get(
            Caller caller, @PathVariable String responseId, HttpServletRequest call) {
        caller.requireAny("responses:response:view");
        ResponseId id = id(responseId);
        return queues.read(
                caller,
                call,
                rows -> {
                    CannedResponse response = existing(rows.responses(), id);
                    return new TaggedBody(ResponseView.of(response), response.edition());
                });
    }

    @PutMapping("/{responseId}")
    ResponseView update(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String responseId,
            @RequestBody @Valid ResponseBody body) {
        caller.requireAny("responses:response:edit");
        return changed(
                stamp,
                new CannedResponseUpdateRequested(
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        id(responseId),
                        body.content(),
                        LibrariesController.versionIn(body.version())));
    }

    private ResponseView changed(RequestStamp stamp, ResponseRequest request) {
        return ResponseView.of(queues.ask(stamp, request).response().orElseThrow());
    }

    @DeleteMapping("/{responseId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, RequestStamp stamp, @PathVariable String responseId) {
        caller.requireAny("responses:response:delete");
        var user = new UserId(stamp.requestedBy());
        queues.ask(stamp, new CannedResponseDeleteRequested(user, id(responseId)));
    }

    /// @throws ApiException 404 if the organization has no such response
    static CannedResponse existing(ResponseStore rows, ResponseId id) {
        return rows.response(id).orElseThrow(() -> notFound(id));
    }

    static ApiException notFound(ResponseId id) {
        return new ApiException(
                404,
                QueueRefusals.RESPONSE_NOT_FOUND,
                "response %s: not found".formatted(id.value()),
                Map.of("responseId", id.value()));
    }

    static ResponseId id(String text) {
        return new ResponseId(UuidText.inPath("response", text));
    }
}
