package io.onbehalf.conversation.api.ids;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.web.ApiException;
import java.util.Locale;

/// Reads the ids in a path, in lower case, and the thread that they carry. An id that carries none was never
/// given out (404); the error does not repeat it, as it may be anything.
public final class PathIds {

    private PathIds() {}

    public static ConversationId conversation(String id) {
        return new ConversationId(read(id, Kind.CONVERSATION));
    }

    /// The id as it was given out.
    public static String read(String id, Kind kind) {
        threadOf(id, kind);
        return lowerCase(id);
    }

    /// The id as it was given out; 404 unless it belongs to the thread.
    public static String read(String id, Kind kind, String threadId) {
        if (!threadOf(id, kind).equals(threadId)) {
            throw notFound(kind);
        }
        return lowerCase(id);
    }

    public static String threadOf(String id, Kind kind) {
        return ThreadIds.threadOf(id, kind).orElseThrow(() -> notFound(kind));
    }

    public static String lowerCase(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static ApiException notFound(Kind kind) {
        return ApiException.notFound(lowerCase(kind.name()));
    }
}
