package io.onbehalf.gateway.readmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadMarksTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Caller AMY = new Caller("amy", "Amy", "acme", Set.of(), NOON.plusSeconds(3_600));
    private static final Caller BEN = new Caller("ben", "Ben", "acme", Set.of(), NOON.plusSeconds(3_600));
    private static final ConversationId ONE = new ConversationId("one");
    private static final ConversationId OTHER = new ConversationId("other");

    private Instant now = NOON;
    private final ReadMarks marks = new ReadMarks(new MemoryReadMarkStore(), () -> now);

    @Test
    void a_mark_moves_forward_and_never_back() {
        assertThat(marks.move(AMY, ONE, 7).order()).isEqualTo(7);
        assertThat(marks.move(AMY, ONE, 9).order()).isEqualTo(9);

        assertThat(marks.move(AMY, ONE, 8).order()).isEqualTo(9);
        assertThat(marks.of(AMY)).extracting(ReadMark::order).containsExactly(9L);
    }

    @Test
    void a_mark_is_of_one_user_and_one_conversation() {
        marks.move(AMY, ONE, 7);
        later();
        marks.move(AMY, OTHER, 3);

        assertThat(marks.of(AMY)).extracting(ReadMark::conversationId).containsExactly(OTHER, ONE);
        assertThat(marks.of(BEN)).isEmpty();
    }

    @Test
    void a_user_s_oldest_mark_ends_when_they_have_too_many() {
        for (int i = 0; i < ReadMarks.MOST_MARKS; i++) {
            later();
            marks.move(AMY, conversation(i), 1);
        }
        later();
        marks.move(AMY, conversation(0), 2);

        marks.move(AMY, ONE, 1);

        List<ConversationId> kept = marks.of(AMY).stream().map(ReadMark::conversationId).toList();
        assertThat(kept).hasSize(ReadMarks.MOST_MARKS).contains(ONE, conversation(0));
        assertThat(kept).doesNotContain(conversation(1));
    }

    @Test
    void a_mark_is_forgotten_a_week_after_it_was_last_moved() {
        marks.move(AMY, ONE, 1);
        ReadMark mark = marks.of(AMY).getFirst();

        assertThat(mark.isExpired(NOON.plus(Duration.ofDays(7)).minusMillis(1))).isFalse();
        assertThat(mark.isExpired(NOON.plus(Duration.ofDays(7)))).isTrue();
    }

    private void later() {
        now = now.plusSeconds(1);
    }

    private static ConversationId conversation(int number) {
        return new ConversationId("c" + number);
    }
}
