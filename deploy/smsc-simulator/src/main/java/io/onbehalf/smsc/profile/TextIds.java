package io.onbehalf.smsc.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives all segments of a text the same id.
public final class TextIds {

    private final Map<String, Text> texts = new HashMap<>();

    private record Text(String id, int missing) {}

    /// The id of a segment.
    ///
    /// @param text identifies the text among those of which segments are missing
    /// @param segments how many it has
    /// @param ids gives the id of a text that begins
    public synchronized String idOf(String text, int segments, Supplier<String> ids) {
        @Nullable Text begun = texts.get(text);
        Text next =
                begun == null ? new Text(ids.get(), segments - 1) : new Text(begun.id(), begun.missing() - 1);
        if (next.missing() > 0) {
            texts.put(text, next);
        } else {
            texts.remove(text);
        }
        return next.id();
    }
}
