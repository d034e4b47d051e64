package io.onbehalf.conversation.domain.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.value.WrapupContent;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParticipantWrapupTest {

    private static final String SKIPPED = "ININ-WRAP-UP-SKIPPED";

    private final ParticipantWrapup skipped =
            new ParticipantWrapup(
                    Optional.of(SKIPPED),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    0,
                    Instant.EPOCH,
                    CompletionType.SKIPPED,
                    Optional.empty(),
                    Optional.empty());

    @Test
    void one_that_was_skipped_and_is_corrected_with_a_code_is_skipped_no_more() {
        assertThat(skipped.with(content("resolved")).isSkipped()).isFalse();
    }

    @Test
    void one_that_was_skipped_and_only_gets_notes_stays_skipped() {
        assertThat(skipped.with(content(SKIPPED)).isSkipped()).isTrue();
    }

    private static WrapupContent content(String code) {
        return new WrapupContent(Optional.of(code), Optional.empty(), Optional.of("notes"), List.of());
    }
}
