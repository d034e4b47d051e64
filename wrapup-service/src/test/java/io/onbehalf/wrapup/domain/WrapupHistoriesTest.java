package io.onbehalf.wrapup.domain;

import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.SUE;
import static io.onbehalf.wrapup.domain.Examples.code;
import static io.onbehalf.wrapup.domain.Examples.wrapup;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.WrapupRequest.ParticipantDisconnected;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrapupHistoriesTest {

    private static final Decider<Stint, WrapupRequest, WrapupEvent, WrapupReply> DECIDER =
            Wrapups.decider((_, _) -> List.of(code(RESOLVED, "Resolved")));

    private static final Gen<WrapupPrompt> PROMPTS = arbitrary().enumValues(WrapupPrompt.class);
    private static final Gen<UserId> USERS = arbitrary().pick(AMY, SUE, new UserId("ben"));
    private static final Gen<CodeId> CODES = arbitrary().pick(RESOLVED, FOLLOW_UP);
    private static final Gen<WrapupRequest> REQUESTS =
            PROMPTS.<WrapupRequest>map(Examples::connected)
                    .mix(PROMPTS.map(Examples::disconnected))
                    .mix(USERS.zip(CODES, Examples::wrapup))
                    .mix(USERS.zip(CODES, Examples::forwarded))
                    .mix(USERS.map(user -> wrapup(user, null)));
    private static final Gen<List<WrapupRequest>> HISTORIES = lists().of(REQUESTS).ofSizeBetween(0, 20);

    @Test
    void whatever_is_asked_a_stint_is_wrapped_up_at_most_once() {
        qt().forAll(HISTORIES).check(history -> count(events(history), WrapupCompleted.class) <= 1);
    }

    @Test
    void whatever_is_asked_a_wrapup_is_opened_at_most_once() {
        qt().forAll(HISTORIES).check(history -> count(events(history), WrapupOpened.class) <= 1);
    }

    @Test
    void nothing_is_wrapped_up_before_it_ended() {
        qt().forAll(HISTORIES)
                .check(history ->
                        events(history).stream()
                                .takeWhile(event -> !(event instanceof ParticipantDisconnected))
                                .noneMatch(WrapupCompleted.class::isInstance));
    }

    @Test
    void the_events_alone_lead_to_the_same_state() {
        qt().forAll(HISTORIES)
                .check(history ->
                        DECIDER.evolveAll(DECIDER.initial(), events(history)).equals(state(history)));
    }

    @Test
    void the_same_history_gives_the_same_events() {
        qt().forAll(HISTORIES).check(history -> events(history).equals(events(history)));
    }

    private static long count(List<WrapupEvent> events, Class<? extends WrapupEvent> type) {
        return events.stream().filter(type::isInstance).count();
    }

    private static List<WrapupEvent> events(List<WrapupRequest> history) {
        Stint state = DECIDER.initial();
        List<WrapupEvent> all = new ArrayList<>();
        for (WrapupRequest request : history) {
            List<WrapupEvent> events = DECIDER.decide().apply(state, request).events();
            all.addAll(events);
            state = DECIDER.evolveAll(state, events);
        }
        return all;
    }

    private static Stint state(List<WrapupRequest> history) {
        Stint state = DECIDER.initial();
        for (WrapupRequest request : history) {
            state = DECIDER.evolveAll(state, DECIDER.decide().apply(state, request).events());
        }
        return state;
    }
}
