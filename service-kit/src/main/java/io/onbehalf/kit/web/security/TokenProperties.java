package io.onbehalf.kit.web.security;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/// What the tokens of the issuer look like. The defaults are those of the local issuer.
///
/// @param algorithms by which a token may be signed; none of them has a shared secret
/// @param audiences of which a token must name one
/// @param claims where a token says what
/// @param roles which permissions the issuer's roles give; another role gives none
@ConfigurationProperties("onbehalf.tokens")
public record TokenProperties(
        @DefaultValue({"RS256", "ES256"}) Set<SignatureAlgorithm> algorithms,
        @DefaultValue("onbehalf") Set<String> audiences,
        @DefaultValue Claims claims,
        @DefaultValue List<Role> roles) {

    private static final Pattern PERMISSION = Pattern.compile("[A-Za-z]+:[A-Za-z]+:[A-Za-z]+");

    public TokenProperties {
        algorithms = Set.copyOf(algorithms);
        audiences = Set.copyOf(audiences);
        roles = List.copyOf(roles);
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("onbehalf.tokens.algorithms: there must be at least one");
        }
        if (audiences.isEmpty() || audiences.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "onbehalf.tokens.audiences "
                            + audiences
                            + ": there must be at least one, and none blank");
        }
        Set<String> names = new TreeSet<>();
        for (Role role : roles) {
            if (!names.add(role.name())) {
                throw new IllegalArgumentException(
                        "onbehalf.tokens.roles: the role '" + role.name() + "' is there twice");
            }
        }
        if (!roles.isEmpty() && claims.roles().isEmpty()) {
            throw new IllegalArgumentException(
                    "onbehalf.tokens.roles "
                            + names
                            + ": onbehalf.tokens.claims.roles must say where they are");
        }
    }

    /// Where a token says what.
    ///
    /// @param user the user's id
    /// @param organization the organization's id
    /// @param name as it is shown
    /// @param email for the directory
    /// @param username by which the user signs in
    /// @param permissions lists of our permissions, or texts of them with spaces between
    /// @param roles lists of the issuer's roles, or the name of one
    public record Claims(
            @DefaultValue("sub") ClaimPath user,
            @DefaultValue("org") ClaimPath organization,
            @DefaultValue("name") ClaimPath name,
            @DefaultValue("email") ClaimPath email,
            @DefaultValue("preferred_username") ClaimPath username,
            @DefaultValue("permissions") List<ClaimPath> permissions,
            @DefaultValue List<ClaimPath> roles) {

        public Claims {
            permissions = List.copyOf(permissions);
            roles = List.copyOf(roles);
        }
    }

    /// A role of the issuer.
    ///
    /// @param name as the token has it
    /// @param permissions that it gives
    public record Role(@DefaultValue("") String name, @DefaultValue Set<String> permissions) {

        public Role {
            permissions = Set.copyOf(permissions);
            if (name.isBlank()) {
                throw new IllegalArgumentException("onbehalf.tokens.roles: each must have a name");
            }
            if (permissions.isEmpty()) {
                throw new IllegalArgumentException(
                        "onbehalf.tokens.roles: the role '" + name + "' gives no permission");
            }
            for (String permission : permissions) {
                if (!PERMISSION.matcher(permission).matches()) {
                    throw new IllegalArgumentException(
                            "onbehalf.tokens.roles: the role '%s' gives '%s', which must be like %s"
                                    .formatted(name, permission, "conversation:message:create"));
                }
            }
        }
    }

    /// The permissions that the roles give together.
    Set<String> permissionsOf(Set<String> names) {
        return roles.stream()
                .filter(role -> names.contains(role.name()))
                .flatMap(role -> role.permissions().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
