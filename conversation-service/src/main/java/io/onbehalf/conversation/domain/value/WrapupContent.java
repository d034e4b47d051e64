package io.onbehalf.conversation.domain.value;

import java.util.List;
import java.util.Optional;

/// What a participant's wrap-up says; its text form hides the notes and tags, which are about the contact.
///
/// @param code its id; empty if none was given
/// @param codeName the code's name at that time
public record WrapupContent(
        Optional<String> code, Optional<String> codeName, Optional<String> notes, List<String> tags) {

    public WrapupContent {
        tags = List.copyOf(tags);
    }

    @Override
    public String toString() {
        return "WrapupContent[%s]".formatted(code);
    }
}
