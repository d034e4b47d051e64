package io.onbehalf.gateway;

import io.onbehalf.kit.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// The caller as the public API shows a user: what the token says and nothing else.
record UserMe(
        String id,
        String name,
        int version,
        String state,
        String username,
        @Nullable String email,
        Organization organization,
        String selfUri) {

    record Organization(String id) {}

    static UserMe of(Jwt token) {
        Caller caller = Caller.of(token);
        String username = token.getClaimAsString("preferred_username");
        return new UserMe(
                caller.userId(),
                caller.name(),
                1,
                "active",
                username == null ? caller.name() : username,
                token.getClaimAsString("email"),
                new Organization(caller.organizationId()),
                "/api/v2/users/" + caller.userId());
    }
}
