package io.onbehalf.queue.api.responses;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import io.onbehalf.queue.domain.responses.CannedResponseMode;
import io.onbehalf.queue.domain.responses.LibraryId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A queue's libraries of canned responses in the public API's shape.
///
/// @param mode null is `All`
/// @param libraryIds only with `SelectedOnly`
public record QueueLibraries(@Nullable Mode mode, @Nullable List<String> libraryIds) {

    /// A page of what several libraries have reads all that they have.
    private static final int MOST = 20;

    private static final String IDS = "cannedResponseLibraries.libraryIds";

    /// The public API's spelling.
    public enum Mode {
        @JsonProperty("All")
        ALL,
        @JsonProperty("SelectedOnly")
        SELECTED_ONLY,
        @JsonProperty("None")
        NONE
    }

    public static QueueLibraries of(CannedResponseLibraries libraries) {
        return new QueueLibraries(
                switch (libraries.mode()) {
                    case ALL -> Mode.ALL;
                    case SELECTED_ONLY -> Mode.SELECTED_ONLY;
                    case NONE, UNKNOWN -> Mode.NONE;
                },
                libraries.libraryIds().stream().map(LibraryId::value).toList());
    }

    /// The setting in this body.
    ///
    /// @throws ApiException 400 for text that is no library's id, for too many of them, and for any with
    ///   another mode than `SelectedOnly`
    public CannedResponseLibraries libraries() {
        List<String> ids = libraryIds == null ? List.of() : libraryIds;
        Mode given = mode == null ? Mode.ALL : mode;
        if (given != Mode.SELECTED_ONLY && !ids.isEmpty()) {
            throw ApiException.invalidValue(IDS, IDS + ": must be empty unless the mode is SelectedOnly");
        }
        List<LibraryId> libraries =
                IntStream.range(0, ids.size())
                        .mapToObj(
                                i -> new LibraryId(UuidText.inField("%s[%d]".formatted(IDS, i), ids.get(i))))
                        .distinct()
                        .toList();
        if (libraries.size() > MOST) {
            throw ApiException.invalidValue(
                    IDS, "%s: must be at most %d, are %d".formatted(IDS, MOST, libraries.size()));
        }
        return new CannedResponseLibraries(CannedResponseMode.valueOf(given.name()), libraries);
    }
}
