package io.onbehalf.conversation.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline.ThreadingTimelineChangeRequested;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline.ThreadingTimelineUpdated;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadingTimelineTest {

    @Test
    void a_change_becomes_the_setting() {
        var decision =
                ThreadingTimeline.decide(
                        new ThreadingTimeline(4_320), new ThreadingTimelineChangeRequested(0));

        assertThat(decision.events()).containsExactly(new ThreadingTimelineUpdated(0, 4_320));
    }

    @Test
    void a_change_without_a_value_returns_to_the_default() {
        var decision =
                ThreadingTimeline.decide(
                        new ThreadingTimeline(5), new ThreadingTimelineChangeRequested(null));

        assertThat(decision.events()).containsExactly(new ThreadingTimelineUpdated(4_320, 5));
    }

    @Test
    void a_change_to_what_it_is_changes_nothing() {
        var decision =
                ThreadingTimeline.decide(
                        new ThreadingTimeline(4_320), new ThreadingTimelineChangeRequested(null));

        assertThat(decision.events()).isEmpty();
        assertThat(decision.reply()).contains(ConversationReply.timeline(4_320));
    }

    @Test
    void a_window_longer_than_three_days_does_not_exist() {
        assertThatThrownBy(() -> new ThreadingTimeline(4_321))
                .hasMessageContaining("4320")
                .hasMessageContaining("4321");
    }
}
