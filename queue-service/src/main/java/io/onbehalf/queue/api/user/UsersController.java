package io.onbehalf.queue.api.user;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.TaggedBody;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityFilter;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.api.common.UserIds;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueRequest.UserCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserUpdateRequested;
import io.onbehalf.queue.domain.user.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The directory of the organization's users.
@RestController
@RequestMapping("/api/v2/users")
class UsersController {

    private final QueueAccess queues;

    UsersController(QueueAccess queues) {
        this.queues = queues;
    }

    /// @param name our addition to the public API, as for queues
    /// @param state the default is `active`
    @GetMapping
    ResponseEntity<? super EntityListing<UserView>> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestParam(defaultValue = "active") String state,
            @RequestParam(required = false) @Nullable String sortOrder,
            @RequestParam(defaultValue = "") List<String> expand,
            HttpServletRequest call) {
        caller.requireAny("directory:user:view");
        requireShown(expand);
        EntityFilter filter = EntityFilter.of(name, id);
        var wanted = PublicUserState.inField("state", state).state();
        SortOrder order = SortOrder.of(sortOrder);
        return queues.read(
                caller,
                call,
                rows -> new DirectoryListing(rows.readable(), order).page(filter, wanted, page));
    }

    /// Finds users by what an agent types, such as the target of a transfer; needs no permission.
    @PostMapping("/search")
    ResponseEntity<? super UserSearchResults> search(
            Caller caller, @RequestBody @Valid UserSearch search, HttpServletRequest call) {
        PageRequest page = search.page();
        Predicate<ListedUser> matching = search.matching();
        SortOrder order = search.order();
        return queues.read(
                caller,
                call,
                rows ->
                        UserSearchResults.of(
                                new DirectoryListing(rows.readable(), order).page(search, matching, page)));
    }

    @GetMapping("/{userId}")
    ResponseEntity<? super UserView> get(
            Caller caller,
            @PathVariable String userId,
            @RequestParam(defaultValue = "") List<String> expand,
            HttpServletRequest call) {
        requireShown(expand);
        UserId id = UserIds.inPath(caller, userId);
        return queues.read(
                caller,
                call,
                rows ->
                        rows.user(id)
                                .flatMap(User::snapshot)
                                .map(user -> new TaggedBody(UserView.of(user), user))
                                .orElseThrow(() -> ApiException.notFound("user", id.value())));
    }

    @PostMapping
    UserView create(Caller caller, RequestStamp stamp, @RequestBody @Valid UserBody body) {
        caller.requireAny("directory:user:add");
        String id = body.id() == null ? stamp.newId("user") : UuidText.inField("id", body.id());
        return changed(
                stamp,
                new UserCreateRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        new UserId(id),
                        body.name().strip(),
                        Optional.of(body.email().strip())));
    }

    @PatchMapping("/{userId}")
    UserView update(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String userId,
            @RequestBody @Valid UserPatch body) {
        caller.requireAny("directory:user:edit");
        return changed(
                stamp,
                new UserUpdateRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        UserIds.inPath(caller, userId),
                        body.newName(),
                        body.newEmail(),
                        body.newState()));
    }

    /// The routing status is always shown; the public API shows it on request.
    private static void requireShown(List<String> expand) {
        if (!Set.of("routingStatus").containsAll(expand)) {
            throw ApiException.invalidValue("expand", "expand: must be routingStatus");
        }
    }

    private UserView changed(RequestStamp stamp, QueueRequest request) {
        return UserView.of(queues.ask(stamp, request).user().orElseThrow());
    }
}
