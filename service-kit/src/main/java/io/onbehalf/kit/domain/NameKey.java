package io.onbehalf.kit.domain;

import java.text.Normalizer;
import java.util.Locale;

/// Defines when two names that people gave are the same name.
public final class NameKey {

    private NameKey() {}

    /// Two names with the same key are the same name: case, outer blanks and Unicode's ways to write an
    /// accent make no difference.
    public static String of(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
