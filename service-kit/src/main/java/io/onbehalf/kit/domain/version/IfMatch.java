package io.onbehalf.kit.domain.version;

import java.util.List;

/// The versions of an entity that a caller may change (RFC 9110, 13.1.1).
///
/// @param tags entity tags in quotes, or `*` for any version; empty where the caller sets no condition. A
///   weak tag matches no version.
public record IfMatch(List<String> tags) {

    public static final IfMatch NONE = new IfMatch(List.of());

    private static final String ANY = "*";

    public IfMatch {
        tags = List.copyOf(tags);
    }

    /// True if the entity may be changed, as it is now.
    public boolean allows(Record entity) {
        return tags.isEmpty() || tags.contains(ANY) || tags.contains(EntityTag.of(entity));
    }
}
