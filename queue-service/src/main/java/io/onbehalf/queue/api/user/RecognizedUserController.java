package io.onbehalf.queue.api.user;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.domain.QueueRequest.UserRecognized;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Adds the caller to the directory, with the name and the e-mail address in their token. A token without a
/// name adds nobody.
@RestController
class RecognizedUserController {

    private final QueueAccess queues;

    RecognizedUserController(QueueAccess queues) {
        this.queues = queues;
    }

    @PutMapping("/api/v2/onbehalf/users/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void recognize(@AuthenticationPrincipal Jwt token, RequestStamp stamp) {
        String name = token.getClaimAsString("name");
        if (name == null || name.isBlank()) {
            return;
        }
        var recognized =
                new UserRecognized(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        Caller.shown(name.strip()),
                        Optional.ofNullable(token.getClaimAsString("email"))
                                .map(email -> Caller.shown(email.strip()))
                                .filter(email -> !email.isEmpty()));
        queues.ask(stamp, recognized);
    }
}
