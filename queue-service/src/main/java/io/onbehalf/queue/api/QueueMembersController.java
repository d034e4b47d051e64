package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.domain.QueueRequest.QueueMemberUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersAddRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersRemoveRequested;
import io.onbehalf.queue.domain.QueueSnapshot;
import io.onbehalf.queue.topology.NameIndex;
import io.onbehalf.queue.topology.QueueStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The members of a queue.
@RestController
@RequestMapping("/api/v2/routing/queues/{queueId}/members")
class QueueMembersController {

    private final QueueAccess queues;

    QueueMembersController(QueueAccess queues) {
        this.queues = queues;
    }

    @GetMapping
    ResponseEntity<? super EntityListing<MemberView>> list(
            Caller caller,
            PageRequest page,
            @PathVariable String queueId,
            MemberFilter filter,
            @RequestParam(required = false) @Nullable String sortOrder,
            HttpServletRequest call) {
        caller.requireAny(
                "routing:queue:view",
                "routing:queue:edit",
                "routing:queue:readonly",
                "routing:queueMember:manage");
        QueueId id = QueuesController.id(queueId);
        boolean descending = SortOrder.of(sortOrder) == SortOrder.DESC;
        var matching = filter.matching();
        return queues.read(
                caller,
                call,
                rows -> {
                    QueueSnapshot queue = QueueAccess.existing(rows, id).snapshot();
                    QueueStore readable = rows.readable();
                    NameIndex<Boolean> members = readable.lists().membersByName(id);
                    EntityListing<NameIndex.Entry<Boolean>> listed =
                            filter.isEmpty()
                                    ? EntityListing.ofPage(
                                            members.page(descending, page.offset(), page.pageSize()),
                                            queue.memberCount(),
                                            page)
                                    : EntityListing.of(
                                            members.matching(descending, matching.apply(readable.lists())),
                                            page);
                    return listed.map(member -> MemberView.of(QueueMember.of(queue, member, readable)));
                });
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @RequestParam(defaultValue = "false") boolean delete,
            @RequestParam(defaultValue = "false") boolean forceRemove,
            @RequestBody @Size(min = 1, max = 100) List<@NotNull @Valid MemberRef> members) {
        requireManager(caller);
        QueueId id = QueuesController.id(queueId);
        List<UserId> users =
                IntStream.range(0, members.size())
                        .mapToObj(i -> user("[%d].id".formatted(i), members.get(i).id()))
                        .distinct()
                        .toList();
        if (delete) {
            remove(stamp, id, users, forceRemove);
        } else {
            queues.ask(stamp, new QueueMembersAddRequested(id, users));
        }
    }

    @PatchMapping("/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void update(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @PathVariable String memberId,
            @RequestBody @Valid MemberBody body) {
        requireManager(caller);
        QueueId id = QueuesController.id(queueId);
        UserId user = user("memberId", memberId);
        queues.ask(stamp, new QueueMemberUpdateRequested(id, user, body.joined()));
    }

    @DeleteMapping("/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @PathVariable String memberId,
            @RequestParam(defaultValue = "false") boolean forceRemove) {
        requireManager(caller);
        QueueId id = QueuesController.id(queueId);
        UserId user = user("memberId", memberId);
        remove(stamp, id, List.of(user), forceRemove);
    }

    /// After it nobody waits for their memberships any more, also not for those that began a moment ago.
    private void remove(RequestStamp stamp, QueueId queue, List<UserId> users, boolean force) {
        queues.ask(
                stamp, new QueueMembersRemoveRequested(queue, users, force, queues.openConversations(queue)));
        PositionHeaders.written(
                Position.format(users.stream().map(user -> Position.ofFormerMember(queue, user)).toList()));
    }

    /// @throws io.onbehalf.kit.web.ApiException 400 for text that can't be a user's id
    private static UserId user(String field, String text) {
        return new UserId(UuidText.inField(field, text));
    }

    private static void requireManager(Caller caller) {
        caller.requireAny("routing:queue:edit", "routing:queueMember:manage");
    }
}
