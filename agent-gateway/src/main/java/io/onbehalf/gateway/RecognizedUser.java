package io.onbehalf.gateway;

import io.onbehalf.kit.web.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// What a token says of its user that the directory keeps.
record RecognizedUser(String organizationId, String userId, String name, @Nullable String email) {

    /// Empty for a token without a name.
    static Optional<RecognizedUser> of(Jwt token) {
        Caller caller = Caller.of(token);
        return Optional.ofNullable(token.getClaimAsString("name"))
                .filter(name -> !name.isBlank())
                .map(_ ->
                        new RecognizedUser(
                                caller.organizationId(),
                                caller.userId(),
                                caller.name(),
                                token.getClaimAsString("email")));
    }
}
