package io.onbehalf.e2e.openapi;

import java.util.Locale;

/// Names operations as the public API does: `getRoutingQueueMembers` for `GET
/// /api/v2/routing/queues/{queueId}/members`.
final class OperationNames {

    private static final String BASE = "/api/v2/";

    private OperationNames() {}

    static String id(String method, String path) {
        StringBuilder name = new StringBuilder(method.toLowerCase(Locale.ROOT));
        String[] segments = path.substring(BASE.length()).split("[/.]", -1);
        for (int i = 0; i < segments.length; i++) {
            if (!isId(segments[i])) {
                boolean ofOne = i + 1 < segments.length && isId(segments[i + 1]);
                name.append(capitalised(ofOne ? segments[i].replaceAll("s$", "") : segments[i]));
            }
        }
        return name.toString();
    }

    /// The first noun of the path.
    static String tag(String path) {
        return capitalised(path.substring(BASE.length()).split("/", -1)[0]);
    }

    private static boolean isId(String segment) {
        return segment.startsWith("{");
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
