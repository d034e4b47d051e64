package io.onbehalf.kit.web.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a token has a claim.
///
/// @param text the claim's name as it stands, dots and slashes included, as in
///   `https://onbehalf.example/org`; or, if it begins with a slash, a JSON Pointer (RFC 6901) to a nested
///   claim, as in `/realm_access/roles`
public record ClaimPath(String text) {

    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,3}");

    public ClaimPath {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a claim must have a name");
        }
        if (text.startsWith("/") && !POINTER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "claim '" + text + "': begins with a slash, so it must be a JSON Pointer (RFC 6901)");
        }
    }

    /// Empty if the token has no such claim, or null there.
    Optional<Object> in(Map<String, Object> claims) {
        if (!text.startsWith("/")) {
            return Optional.ofNullable(claims.get(text));
        }
        Optional<Object> found = Optional.of(claims);
        for (String step : text.substring(1).split("/", -1)) {
            found = found.flatMap(parent -> child(parent, step.replace("~1", "/").replace("~0", "~")));
        }
        return found;
    }

    private static Optional<Object> child(Object parent, String name) {
        return switch (parent) {
            case Map<?, ?> object -> Optional.ofNullable(object.get(name));
            case List<?> list when INDEX.matcher(name).matches() ->
                    list.stream().skip(Integer.parseInt(name)).findFirst().map(Object.class::cast);
            default -> Optional.empty();
        };
    }
}
