package io.onbehalf.kit.web;

import io.onbehalf.kit.domain.text.WholeText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;

/// The caller, their organization and their permissions, as the token says.
///
/// @param name as it is shown to others and stored in conversations ([#shown])
/// @param expiresAt when the token, and with it what it says, ends
public record Caller(
        String userId, String name, String organizationId, Set<String> permissions, Instant expiresAt) {

    /// As a queue's name has.
    private static final int MAX_NAME = 256;

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /// The claims `sub`, `org` and `exp` are there: the decoder refuses a token without.
    public static Caller of(Jwt token) {
        String userId = Objects.requireNonNull(token.getSubject(), "sub");
        String organizationId = Objects.requireNonNull(token.getClaimAsString("org"), "org");
        String name = token.getClaimAsString("name");
        List<String> permissions = token.getClaimAsStringList("permissions");
        return new Caller(
                userId,
                shown(name == null ? userId : name),
                organizationId,
                permissions == null ? Set.of() : Set.copyOf(permissions),
                Objects.requireNonNull(token.getExpiresAt(), "exp"));
    }

    /// What a token says of its user, bounded before it is stored: whole characters, at most 256.
    public static String shown(String claim) {
        return WholeText.cut(WholeText.of(claim), MAX_NAME);
    }

    public boolean has(String permission) {
        return permissions.contains(permission);
    }

    /// Throws 403 `missing.permissions` unless the caller has at least one of them.
    public void requireAny(String... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(permissions::contains)) {
            String missing = String.join(", ", anyOf);
            throw ApiException.forbidden(
                    ApiException.MISSING_PERMISSIONS,
                    "user %s: none of the permissions %s".formatted(userId, missing),
                    Map.of("permissions", missing));
        }
    }
}
