package io.onbehalf.gateway;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells callers who they are.
@RestController
class UserController {

    @GetMapping("/api/v2/users/me")
    UserMe me(@AuthenticationPrincipal Jwt token) {
        return UserMe.of(token);
    }
}
