package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.TaggedBody;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityFilter;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.CodeRequest;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeCreateRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeDeleteRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeUpdateRequested;
import io.onbehalf.wrapup.topology.CodeStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
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

/// The organization's wrap-up codes.
@RestController
@RequestMapping("/api/v2/routing/wrapupcodes")
class CodesController {

    private final WrapupAccess wrapups;

    CodesController(WrapupAccess wrapups) {
        this.wrapups = wrapups;
    }

    @GetMapping
    ResponseEntity<? super EntityListing<WrapupCodeView>> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder,
            HttpServletRequest call) {
        caller.requireAny("routing:wrapupCode:view");
        EntityFilter filter = EntityFilter.of(name, id);
        CodeSort sort = CodeSort.of(sortBy, sortOrder);
        return wrapups.codes(
                caller,
                call,
                rows -> new CodeListing(rows.readable(), sort).page(filter, page).map(WrapupCodeView::of));
    }

    @PostMapping
    WrapupCodeView create(Caller caller, RequestStamp stamp, @RequestBody @Valid WrapupCodeBody body) {
        caller.requireAny("routing:wrapupCode:add");
        return changed(
                stamp,
                new WrapupCodeCreateRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        new CodeId(stamp.newId("wrapupCode")),
                        body.name(),
                        Optional.ofNullable(body.description())));
    }

    @GetMapping("/{codeId}")
    ResponseEntity<? super WrapupCodeView> get(
            Caller caller, @PathVariable String codeId, HttpServletRequest call) {
        caller.requireAny("routing:wrapupCode:view");
        CodeId id = code(codeId);
        return wrapups.codes(caller, call, rows -> existing(rows, id));
    }

    private static TaggedBody existing(CodeStore rows, CodeId id) {
        return rows.code(id)
                .map(code -> new TaggedBody(WrapupCodeView.of(code), code))
                .orElseThrow(() -> ApiException.notFound("wrapupCode", id.value()));
    }

    @PutMapping("/{codeId}")
    WrapupCodeView update(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String codeId,
            @RequestBody @Valid WrapupCodeBody body) {
        caller.requireAny("routing:wrapupCode:edit");
        return changed(
                stamp,
                new WrapupCodeUpdateRequested(
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        code(codeId),
                        body.name(),
                        Optional.ofNullable(body.description())));
    }

    private WrapupCodeView changed(RequestStamp stamp, CodeRequest request) {
        return WrapupCodeView.of(wrapups.ask(stamp, request).codes().getFirst());
    }

    @DeleteMapping("/{codeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, RequestStamp stamp, @PathVariable String codeId) {
        caller.requireAny("routing:wrapupCode:delete");
        wrapups.ask(stamp, new WrapupCodeDeleteRequested(new UserId(stamp.requestedBy()), code(codeId)));
    }

    private static CodeId code(String text) {
        return new CodeId(UuidText.inPath("wrapupCode", text));
    }
}
