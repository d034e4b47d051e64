package io.onbehalf.gateway;

import io.onbehalf.kit.web.ApiException;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells callers who they are.
@RestController
class UserController {

    private static final String AUTHORIZATION = "authorization";
    private static final String ORGANIZATION = "organization";
    private static final String ROUTING_STATUS = "routingStatus";
    private static final List<String> EXPANDABLE = List.of(AUTHORIZATION, ORGANIZATION, ROUTING_STATUS);

    private final QueueServiceReader queueService;

    UserController(QueueServiceReader queueService) {
        this.queueService = queueService;
    }

    @GetMapping("/api/v2/users/me")
    UserMe me(@AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "") List<String> expand) {
        if (!EXPANDABLE.containsAll(expand)) {
            throw ApiException.invalidValue("expand", "expand: must be of " + String.join(", ", EXPANDABLE));
        }
        return UserMe.of(
                token,
                expand.contains(AUTHORIZATION),
                expand.contains(ORGANIZATION) ? queueService.organizationName(token) : null,
                expand.contains(ROUTING_STATUS) ? queueService.routingStatus(token) : null);
    }
}
