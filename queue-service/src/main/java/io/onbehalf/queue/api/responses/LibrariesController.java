package io.onbehalf.queue.api.responses;

import io.onbehalf.kit.domain.NameKey;
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
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryCreateRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryDeleteRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryUpdateRequested;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import io.onbehalf.queue.topology.NameIndex;
import io.onbehalf.queue.topology.ResponseStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Map;
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

/// The organization's libraries of canned responses.
@RestController
@RequestMapping("/api/v2/responsemanagement/libraries")
class LibrariesController {

    private final QueueAccess queues;

    LibrariesController(QueueAccess queues) {
        this.queues = queues;
    }

    /// @param libraryPrefix the beginning of the name
    @GetMapping
    ResponseEntity<? super EntityListing<LibraryView>> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String libraryPrefix,
            HttpServletRequest call) {
        caller.requireAny("responses:library:view");
        String prefix = libraryPrefix == null ? "" : NameKey.of(libraryPrefix);
        return queues.read(caller, call, rows -> page(rows.readable().responses(), prefix, page));
    }

    private static EntityListing<LibraryView> page(ResponseStore rows, String prefix, PageRequest page) {
        NameIndex<Boolean> libraries = rows.librariesByName();
        EntityListing<NameIndex.Entry<Boolean>> listed =
                prefix.isEmpty()
                        ? EntityListing.ofPage(
                                libraries.page(false, page.offset(), page.pageSize()),
                                rows.libraryCount(),
                                page)
                        : EntityListing.of(
                                libraries.matching(false, entry -> entry.nameKey().startsWith(prefix)), page);
        return listed.mapPresent(entry -> rows.library(new LibraryId(entry.id())).map(LibraryView::of));
    }

    @PostMapping
    LibraryView create(Caller caller, RequestStamp stamp, @RequestBody @Valid LibraryBody body) {
        caller.requireAny("responses:library:add");
        body.refuseUnsupported();
        var request =
                new ResponseLibraryCreateRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        new LibraryId(stamp.newId("library")),
                        body.name());
        return LibraryView.of(queues.ask(stamp, request).library().orElseThrow());
    }

    @GetMapping("/{libraryId}")
    ResponseEntity<? super LibraryView> get(
            Caller caller, @PathVariable String libraryId, HttpServletRequest call) {
        caller.requireAny("responses:library:view");
        LibraryId id = id(libraryId);
        return queues.read(
                caller,
                call,
                rows -> {
                    ResponseLibrary library = existing(rows.responses(), id);
                    return new TaggedBody(LibraryView.of(library), library.edition());
                });
    }

    @PutMapping("/{libraryId}")
    LibraryView update(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String libraryId,
            @RequestBody @Valid LibraryBody body) {
        caller.requireAny("responses:library:edit");
        body.refuseUnsupported();
        var request =
                new ResponseLibraryUpdateRequested(
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        id(libraryId),
                        body.name(),
                        versionIn(body.version()));
        return LibraryView.of(queues.ask(stamp, request).library().orElseThrow());
    }

    /// The version that a change must name.
    ///
    /// @throws ApiException 400 for none
    static int versionIn(@Nullable Integer version) {
        if (version == null) {
            throw ApiException.invalidValue("version", "version: must be the one that was read");
        }
        return version;
    }

    /// Deletes the library, and the responses that are in no other.
    @DeleteMapping("/{libraryId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, RequestStamp stamp, @PathVariable String libraryId) {
        caller.requireAny("responses:library:delete");
        queues.ask(
                stamp,
                new ResponseLibraryDeleteRequested(
                        stamp.requestedAt(), new UserId(stamp.requestedBy()), id(libraryId)));
    }

    /// @throws ApiException 404 if the organization has no such library
    static ResponseLibrary existing(ResponseStore rows, LibraryId id) {
        return rows.library(id)
                .orElseThrow(() ->
                        new ApiException(
                                404,
                                QueueRefusals.LIBRARY_NOT_FOUND,
                                "library %s: not found".formatted(id.value()),
                                Map.of("libraryId", id.value())));
    }

    private static LibraryId id(String text) {
        return new LibraryId(UuidText.inPath("library", text));
    }
}
