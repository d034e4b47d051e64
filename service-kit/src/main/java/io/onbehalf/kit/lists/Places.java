package io.onbehalf.kit.lists;

import io.onbehalf.kit.store.SortedText;
import java.time.Instant;
import java.util.regex.Pattern;

/// The places of entries in a list whose oldest is first, as text that sorts like them.
public final class Places {

    private static final Pattern FORM = Pattern.compile("[0-9]{15}-[0-9a-f-]{36}");

    private Places() {}

    /// The place of what came at a time.
    ///
    /// @param id tells apart what came at the same time
    public static String of(Instant since, String id) {
        return SortedText.of(since) + "-" + id;
    }

    public static boolean isPlace(String text) {
        return FORM.matcher(text).matches();
    }
}
