package io.onbehalf.gateway;

import io.onbehalf.kit.web.Caller;
import java.util.List;
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
        @Nullable Authorization authorization,
        String selfUri) {

    record Organization(String id) {}

    /// @param permissions in alphabetical order
    record Authorization(List<String> permissions) {}

    /// @param authorized whether the permissions are shown
    static UserMe of(Jwt token, boolean authorized) {
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
                authorized ? new Authorization(caller.permissions().stream().sorted().toList()) : null,
                "/api/v2/users/" + caller.userId());
    }
}
