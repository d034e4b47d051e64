package io.onbehalf.gateway.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The users that the local issuer knows; each has an OAuth client of the same name.
///
/// @param tokenLife of the tokens for client credentials
/// @param signInLife of the token of who signs in on the web client: a working day
/// @param signingKey the file that keeps the key of all tokens, made at the first start; without one each
///   start makes its own key, and a restart ends all tokens
@ConfigurationProperties("onbehalf.local")
record LocalUsers(
        @DefaultValue List<LocalUser> users,
        @DefaultValue("1h") Duration tokenLife,
        @DefaultValue("12h") Duration signInLife,
        @Nullable Path signingKey) {

    LocalUsers {
        requirePositive("token-life", tokenLife);
        requirePositive("sign-in-life", signInLife);
    }

    /// The secret is `<name>-secret`: these users are no secret at all.
    record LocalUser(
            String name,
            String id,
            String organizationId,
            String displayName,
            String email,
            @DefaultValue Set<String> permissions) {

        String secret() {
            return name + "-secret";
        }
    }

    private static void requirePositive(String key, Duration life) {
        if (!life.isPositive()) {
            throw new IllegalArgumentException("onbehalf.local." + key + " " + life + ": must be positive");
        }
    }

    Optional<LocalUser> find(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    LocalUser named(String name) {
        return find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("onbehalf.local.users: no user named " + name));
    }
}
