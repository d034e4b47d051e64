package io.onbehalf.gateway;

import io.onbehalf.kit.web.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.JsonNode;

/// The caller as the public API shows a user: what the token says, and on request their routing status and
/// their organization's name.
///
/// @param routingStatus as queue-service shows it
record UserMe(
        String id,
        String name,
        int version,
        String state,
        String username,
        @Nullable String email,
        Organization organization,
        @Nullable Authorization authorization,
        @Nullable JsonNode routingStatus,
        String selfUri) {

    /// @param name on request
    record Organization(String id, @Nullable String name) {}

    /// @param permissions in alphabetical order
    record Authorization(List<String> permissions) {}

    /// @param authorized whether the permissions are shown
    static UserMe of(
            Jwt token,
            boolean authorized,
            @Nullable String organizationName,
            @Nullable JsonNode routingStatus) {
        Caller caller = Caller.of(token);
        String username = token.getClaimAsString("preferred_username");
        return new UserMe(
                caller.userId(),
                caller.name(),
                1,
                "active",
                username == null ? caller.name() : username,
                token.getClaimAsString("email"),
                new Organization(caller.organizationId(), organizationName),
                authorized ? new Authorization(caller.permissions().stream().sorted().toList()) : null,
                routingStatus,
                "/api/v2/users/" + caller.userId());
    }
}
