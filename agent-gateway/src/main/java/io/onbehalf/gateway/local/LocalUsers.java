package io.onbehalf.gateway.local;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The users that the local issuer knows; each has an OAuth client of the same name.
@ConfigurationProperties("onbehalf.local")
record LocalUsers(@DefaultValue List<LocalUser> users, @DefaultValue("1h") Duration tokenLife) {

    LocalUsers {
        if (!tokenLife.isPositive()) {
            throw new IllegalArgumentException(
                    "onbehalf.local.token-life " + tokenLife + ": must be positive");
        }
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

    LocalUser named(String name) {
        return users.stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("onbehalf.local.users: no user named " + name));
    }
}
