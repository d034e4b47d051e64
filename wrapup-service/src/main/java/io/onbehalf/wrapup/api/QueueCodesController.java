package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.NameFilter;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.CodeRequest.QueueWrapupCodeRemoveRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.QueueWrapupCodesAddRequested;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import io.onbehalf.wrapup.topology.CodeStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A queue's own codes; without any it offers the default code.
@RestController
@RequestMapping("/api/v2/routing/queues/{queueId}/wrapupcodes")
class QueueCodesController {

    private final WrapupAccess wrapups;

    QueueCodesController(WrapupAccess wrapups) {
        this.wrapups = wrapups;
    }

    @GetMapping
    ResponseEntity<? super EntityListing<WrapupCodeView>> list(
            Caller caller,
            PageRequest page,
            @PathVariable String queueId,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest call) {
        caller.requireAny("routing:queue:view");
        QueueId queue = wrapups.existingQueue(caller, queueId);
        NameFilter names = NameFilter.of(name);
        return wrapups.codes(
                caller, call, rows -> page(rows.readable(), queue, names, page).map(WrapupCodeView::of));
    }

    /// A filter reads all codes of the queue.
    private static EntityListing<WrapupCodeSnapshot> page(
            CodeStore rows, QueueId queue, NameFilter names, PageRequest page) {
        List<CodeId> ids = rows.codesOf(queue);
        return names.isEmpty()
                ? EntityListing.of(ids, page).mapPresent(rows::code)
                : EntityListing.of(
                        ids.stream()
                                .flatMap(id -> rows.code(id).stream())
                                .filter(code -> names.matches(code.name()))
                                .toList(),
                        page);
    }

    @PostMapping
    List<WrapupCodeView> add(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @RequestBody @Size(min = 1, max = 100) List<@NotNull @Valid WrapupCodeReference> codes) {
        caller.requireAny("routing:queue:edit");
        QueueId queue = wrapups.existingQueue(caller, queueId);
        List<CodeId> ids = codes.stream().map(code -> new CodeId(UuidText.inField("id", code.id()))).toList();
        var reply =
                wrapups.ask(
                        stamp,
                        new QueueWrapupCodesAddRequested(
                                new OrganizationId(stamp.organizationId()), queue, ids));
        return reply.codes().stream().map(WrapupCodeView::of).toList();
    }

    @DeleteMapping("/{codeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Caller caller, RequestStamp stamp, @PathVariable String queueId, @PathVariable String codeId) {
        caller.requireAny("routing:queue:edit");
        QueueId queue = wrapups.existingQueue(caller, queueId);
        CodeId code = new CodeId(UuidText.inPath("wrapupCode", codeId));
        wrapups.ask(stamp, new QueueWrapupCodeRemoveRequested(queue, code));
    }
}
