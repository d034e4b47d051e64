package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.WINDOW;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.agentless;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.withText;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Messaging.AgentlessMessageQueued;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Refused.AgentlessMessageRefused;
import io.onbehalf.conversation.domain.Refused.ComposeRefused;
import io.onbehalf.conversation.domain.Refused.MessageRefused;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.thread.TextRules.Sending;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.PhoneZones;
import io.onbehalf.conversation.domain.value.QuietTerms;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.quiet.QuietHours;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The specification begins at ten in the evening, by the contact's clock in New York.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuietHoursTest {

    private static final QuietHours NIGHT = new QuietHours("21:00", "08:00");
    private static final QuietTerms QUIET = new QuietTerms(Optional.of(NIGHT), false);
    private static final QuietTerms OVERRIDDEN = new QuietTerms(Optional.of(NIGHT), true);
    private static final long MORNING = 10 * 60;

    private static final Map<String, String> UNTIL_MORNING =
            Map.of("quietHours", "21:00-08:00", "allowedFrom", "2026-01-02T13:00:00Z");

    @Test
    void an_agent_s_text_is_refused_with_from_when_it_is_allowed() {
        ThreadSpec spec =
                given(compose("amy", 0))
                        .when(send("amy", 1, QUIET))
                        .then(MessageRefused.class)
                        .refused("quiet.hours");

        assertThat(spec.params()).containsAllEntriesOf(UNTIL_MORNING);
        assertThat(spec.params()).containsEntry("conversationId", ThreadSpec.conversation(1).value());
        spec.when(send("amy", MORNING - 1, QUIET)).refused("quiet.hours");
        spec.when(send("amy", MORNING, QUIET)).accepted();
    }

    @Test
    void with_a_refused_first_text_there_is_no_conversation() {
        ThreadSpec spec =
                given().when(withText(compose("amy", 0), QUIET))
                        .then(ComposeRefused.class)
                        .refused("quiet.hours");

        assertThat(spec.params()).isEqualTo(UNTIL_MORNING);
        assertThat(spec.state()).isEqualTo(ThreadState.INITIAL);
    }

    @Test
    void nor_is_there_one_where_no_agent_sends() {
        ThreadSpec spec =
                given().when(agentless(0, false, WINDOW, QUIET))
                        .then(AgentlessMessageRefused.class)
                        .refused("quiet.hours");

        assertThat(spec.params()).isEqualTo(UNTIL_MORNING);
        spec.when(agentless(MORNING, false, WINDOW, QUIET)).accepted();
    }

    @Test
    void a_compose_that_sends_nothing_is_not_refused() {
        given().when(compose("amy", 0)).accepted();
    }

    @Test
    void who_wrote_within_the_last_hour_is_answered() {
        ThreadSpec spec = given(compose("amy", 0), inbound(10));

        spec.when(send("amy", 10, QUIET)).accepted();
        spec.when(send("amy", 70, QUIET)).then(MessageQueued.class).accepted();
        assertThat(spec.event(MessageQueued.class).quietHoursOverridden()).isFalse();
        spec.when(send("amy", 71, QUIET)).refused("quiet.hours");
        given(inbound(0)).when(agentless(1, true, WINDOW, QUIET)).accepted();
        given(inbound(0)).when(agentless(61, true, WINDOW, QUIET)).refused("quiet.hours");
    }

    @Test
    void a_text_that_the_agent_may_send_all_the_same_says_so() {
        ThreadSpec spec = given(compose("amy", 0));

        assertThat(spec.when(send("amy", 1, OVERRIDDEN)).event(MessageQueued.class).quietHoursOverridden())
                .isTrue();
        assertThat(
                        given().when(withText(compose("amy", 0), OVERRIDDEN))
                                .event(MessageQueued.class)
                                .quietHoursOverridden())
                .isTrue();
        assertThat(
                        given().when(agentless(0, false, WINDOW, OVERRIDDEN))
                                .event(AgentlessMessageQueued.class)
                                .quietHoursOverridden())
                .isTrue();
    }

    @Test
    void by_day_nothing_is_overridden() {
        assertThat(
                        given(compose("amy", 0))
                                .when(send("amy", MORNING, OVERRIDDEN))
                                .event(MessageQueued.class)
                                .quietHoursOverridden())
                .isFalse();
    }

    @Test
    void an_answer_to_a_keyword_is_always_sent() {
        given().when(CarrierFixtures.keyword(0, KeywordKind.HELP)).event(AutomaticMessageQueued.class);
        given().when(CarrierFixtures.keyword(0, KeywordKind.STOP)).event(AutomaticMessageQueued.class);
    }

    @Test
    void the_same_request_may_be_accepted_in_the_morning() {
        assertThat(ConversationReply.refused(new Refusal("quiet.hours", Map.of())).repeatable()).isFalse();
    }

    @Test
    void a_number_that_tells_no_zone_is_judged_by_the_queue_s_own_and_at_last_by_utc() {
        PhoneZones onlyOurs =
                number ->
                        number.equals(ThreadSpec.NUMBER.value())
                                ? Set.of(ZoneId.of("America/Los_Angeles"))
                                : Set.of();

        assertThat(allowedFrom(onlyOurs)).contains("2026-01-02T16:00:00Z");
        assertThat(allowedFrom(_ -> Set.of())).contains("2026-01-02T08:00:00Z");
    }

    @Test
    void of_several_zones_the_last_to_wake_counts() {
        assertThat(allowedFrom(_ -> Set.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"))))
                .contains("2026-01-02T16:00:00Z");
    }

    @Test
    void where_some_zone_always_sleeps_no_time_is_named() {
        assertThat(
                        allowedFrom(_ ->
                                Set.of(
                                        ZoneId.of("America/New_York"),
                                        ZoneId.of("Asia/Kolkata"),
                                        ZoneId.of("Asia/Tokyo"))))
                .isEmpty();
    }

    /// At half past five in the morning, UTC, which is half past nine in the evening in Los Angeles.
    private static Optional<String> allowedFrom(PhoneZones zones) {
        Sending text =
                new Sending(
                        ThreadSpec.NUMBER,
                        new ContactNumber("+870773111632"),
                        ThreadSpec.minute(150),
                        Optional.empty(),
                        QUIET);
        Refusal refusal = new TextRules(zones).judge(ThreadState.INITIAL, text).objection().orElseThrow();
        return Optional.ofNullable(refusal.params().get("allowedFrom"));
    }
}
