package io.onbehalf.conversation.api;

import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.web.ApiException;
import java.util.Locale;

/// Reads the thread out of the ids in a path; an id that carries none was never given out (404).
final class PathIds {

    private PathIds() {}

    static String threadOf(String id, Kind kind) {
        return ThreadIds.threadOf(id, kind)
                .orElseThrow(() -> ApiException.notFound(kind.name().toLowerCase(Locale.ROOT), id));
    }

    /// 404 unless the id belongs to the same thread.
    static void sameThread(String threadId, String id, Kind kind) {
        if (!threadOf(id, kind).equals(threadId)) {
            throw ApiException.notFound(kind.name().toLowerCase(Locale.ROOT), id);
        }
    }
}
