package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.SUE;
import static io.onbehalf.wrapup.domain.Examples.code;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.wrapup.domain.Examples;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import io.onbehalf.wrapup.domain.codes.CodeId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrapupHistoriesTest {

    private static final Decider<WrapupState, WrapupRequest, WrapupEvent, WrapupReply> DECIDER =
            WrapupDecider.of((_, _) -> List.of(code(RESOLVED, "Resolved")));

    private static final Gen<WrapupPrompt> PROMPTS = arbitrary().enumValues(WrapupPrompt.class);
    private static final Gen<UserId> USERS = arbitrary().pick(AMY, SUE, new UserId("ben"));
    private static final Gen<CodeId> CODES = arbitrary().pick(RESOLVED, FOLLOW_UP);
    private static final Gen<WrapupRequest> REQUESTS =
            PROMPTS.<WrapupRequest>map(Examples::connected)
                    .mix(PROMPTS.map(Examples::disconnected))
                    .mix(USERS.zip(CODES, Examples::wrapup))
                    .mix(USERS.map(Examples::wrapupWithoutCode))
                    .mix(USERS.zip(CODES, Examples::provisionalWrapup));
    private static final Gen<List<WrapupRequest>> HISTORIES = lists().of(REQUESTS).ofSizeBetween(0, 20);

    @Test
    void a_stint_is_wrapped_up_at_most_once() {
        qt().forAll(HISTORIES).check(history -> count(events(history), WrapupCompleted.class) <= 1);
    }

    @Test
    void a_wrapup_is_opened_at_most_once() {
        qt().forAll(HISTORIES).check(history -> count(events(history), WrapupOpened.class) <= 1);
    }

    @Test
    void nothing_is_wrapped_up_before_it_ended_nor_provisional_afterwards() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    List<WrapupEvent> events = events(history);
                    List<WrapupEvent> before =
                            events.stream()
                                    .takeWhile(event -> !(event instanceof ParticipantDisconnected))
                                    .toList();
                    List<WrapupEvent> after = events.subList(before.size(), events.size());
                    return count(before, WrapupCompleted.class) == 0
                            && count(after, ProvisionalWrapupGiven.class) == 0;
                });
    }

    @Test
    void a_provisional_wrapup_is_never_lost_at_the_end_of_its_stint() {
        qt().forAll(HISTORIES, PROMPTS)
                .check((history, prompt) -> {
                    WrapupState state = state(history);
                    WrapupState ended = apply(state, Examples.disconnected(prompt));
                    return !(state instanceof Provisional provisional)
                            || (ended instanceof Completed completed
                                    && completed.wrapup().equals(provisional.wrapup()));
                });
    }

    @Test
    void a_request_repeated_at_once_changes_nothing_more() {
        qt().forAll(HISTORIES, REQUESTS)
                .check((history, request) -> {
                    WrapupState once = apply(state(history), request);
                    return apply(once, request).equals(once);
                });
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
        WrapupState state = DECIDER.initial();
        List<WrapupEvent> all = new ArrayList<>();
        for (WrapupRequest request : history) {
            List<WrapupEvent> events = DECIDER.decide().apply(state, request).events();
            all.addAll(events);
            state = DECIDER.evolveAll(state, events);
        }
        return all;
    }

    private static WrapupState state(List<WrapupRequest> history) {
        WrapupState state = DECIDER.initial();
        for (WrapupRequest request : history) {
            state = apply(state, request);
        }
        return state;
    }

    private static WrapupState apply(WrapupState state, WrapupRequest request) {
        return DECIDER.evolveAll(state, DECIDER.decide().apply(state, request).events());
    }
}
