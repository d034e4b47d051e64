package io.onbehalf.queue.api.user;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.domain.QueueRequest.UserPreferencesUpdateRequested;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserPreferences;
import io.onbehalf.queue.topology.QueueStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The caller's preferences, the same in all their clients.
@RestController
@RequestMapping("/api/v2/onbehalf/users/me/preferences")
class PreferencesController {

    private final QueueAccess queues;

    PreferencesController(QueueAccess queues) {
        this.queues = queues;
    }

    @GetMapping
    ResponseEntity<? super PreferencesBody> get(Caller caller, HttpServletRequest call) {
        var user = new UserId(caller.userId());
        return queues.read(caller, call, rows -> PreferencesBody.of(preferences(rows, user)));
    }

    @PutMapping
    PreferencesBody update(RequestStamp stamp, @RequestBody @Valid PreferencesBody body) {
        UserPreferences preferences = body.preferences();
        queues.ask(
                stamp,
                new UserPreferencesUpdateRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        preferences));
        return PreferencesBody.of(preferences);
    }

    /// Without a queue that is deleted, or that the user has left.
    private static UserPreferences preferences(QueueStore rows, UserId user) {
        UserPreferences kept = rows.user(user).map(User::preferences).orElse(UserPreferences.DEFAULT);
        return new UserPreferences(
                kept.rememberOnBehalfOfQueue(),
                kept.onBehalfOfQueueId().filter(queue -> rows.member(queue, user).isPresent()));
    }
}
