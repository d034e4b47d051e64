package io.onbehalf.kit.web.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/// Puts the claims of any issuer's tokens under the names by which all else reads them: `sub`, `org`, `name`,
/// `email`, `preferred_username`, `permissions`.
///
/// What a token has under one of these names, and is not configured to have there, is dropped: nobody gets
/// rights from a claim that the operator has not chosen.
final class StandardClaims implements Converter<Map<String, Object>, Map<String, Object>> {
    static final String ORGANIZATION = "org";
    private static final String PERMISSIONS = "permissions";

    private final MappedJwtClaimSetConverter types = MappedJwtClaimSetConverter.withDefaults(Map.of());
    private final TokenProperties properties;
    private final Map<String, ClaimPath> texts;

    StandardClaims(TokenProperties properties) {
        this.properties = properties;
        this.texts =
                Map.of(
                        StandardClaimNames.SUB,
                        properties.claims().user(),
                        ORGANIZATION,
                        properties.claims().organization(),
                        StandardClaimNames.NAME,
                        properties.claims().name(),
                        StandardClaimNames.EMAIL,
                        properties.claims().email(),
                        StandardClaimNames.PREFERRED_USERNAME,
                        properties.claims().username());
    }

    @Override
    public Map<String, Object> convert(Map<String, Object> token) {
        Map<String, Object> claims = types.convert(token);
        Map<String, Object> standard = new HashMap<>(claims);
        texts.forEach((name, path) -> {
            if (path.in(claims).orElse("") instanceof String text && !text.isEmpty()) {
                standard.put(name, text);
            } else {
                standard.remove(name);
            }
        });
        standard.put(PERMISSIONS, List.copyOf(permissions(claims)));
        return standard;
    }

    private Set<String> permissions(Map<String, Object> claims) {
        Set<String> permissions = new TreeSet<>(properties.permissionsOf(roles(claims)));
        strings(properties.claims().permissions(), claims)
                .flatMap(text -> Stream.of(text.split(" ", -1)))
                .filter(permission -> !permission.isEmpty())
                .forEach(permissions::add);
        return permissions;
    }

    /// A role's name may have spaces.
    private Set<String> roles(Map<String, Object> claims) {
        return strings(properties.claims().roles(), claims).collect(Collectors.toSet());
    }

    private static Stream<String> strings(List<ClaimPath> paths, Map<String, Object> claims) {
        return paths.stream()
                .flatMap(path -> path.in(claims).stream())
                .flatMap(found -> found instanceof Collection<?> list ? list.stream() : Stream.of(found))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
