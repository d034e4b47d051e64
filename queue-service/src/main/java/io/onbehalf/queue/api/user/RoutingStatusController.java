package io.onbehalf.queue.api.user;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.api.common.UserIds;
import io.onbehalf.queue.domain.QueueRequest.UserRoutingStatusUpdateRequested;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether conversations are offered to a user.
@RestController
@RequestMapping("/api/v2/users/{userId}/routingstatus")
class RoutingStatusController {

    private final QueueAccess queues;

    RoutingStatusController(QueueAccess queues) {
        this.queues = queues;
    }

    @GetMapping
    ResponseEntity<? super RoutingStatusView> get(
            Caller caller, @PathVariable String userId, HttpServletRequest call) {
        UserId id = UserIds.inPath(caller, userId);
        boolean own = id.value().equals(caller.userId());
        return queues.read(
                caller,
                call,
                rows -> {
                    User unknown =
                            User.unknown(new OrganizationId(caller.organizationId()), id, Instant.EPOCH);
                    User user = rows.user(id).orElse(unknown);
                    if (user.profile().isEmpty() && !own) {
                        throw ApiException.notFound("user", id.value());
                    }
                    return RoutingStatusView.of(user);
                });
    }

    /// A caller needs a permission for another user only.
    @PutMapping
    RoutingStatusView set(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String userId,
            @RequestBody @Valid RoutingStatusBody body) {
        UserId id = UserIds.ownOr(caller, userId, "directory:user:edit");
        RoutingStatus status = body.of(id);
        var request =
                new UserRoutingStatusUpdateRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        id,
                        status);
        return queues.ask(stamp, request)
                .user()
                .map(RoutingStatusView::of)
                .orElseGet(() -> RoutingStatusView.of(id, status, stamp.requestedAt()));
    }
}
