package io.onbehalf.e2e.endpoints;

import java.util.Set;
import java.util.TreeSet;

/// One call of the API.
///
/// @param call method and path, with `{}` for each id
/// @param service that answers it, as in `queue`
/// @param permissions of which a caller needs one; those for what is another user's among them
public record Endpoint(String call, String service, Set<String> permissions) {

    public Endpoint {
        permissions = new TreeSet<>(permissions);
    }

    public static String call(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }
}
