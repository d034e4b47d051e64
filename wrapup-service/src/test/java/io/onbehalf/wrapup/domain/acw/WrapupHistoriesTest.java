package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.LIMIT;
import static io.onbehalf.wrapup.domain.Examples.NOON;
import static io.onbehalf.wrapup.domain.Examples.NOTES;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.SUE;
import static io.onbehalf.wrapup.domain.Examples.code;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.wrapup.domain.Examples;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupTimerExpired;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/// Random histories of one stint: its events, wrap-ups of all kinds by several users, and looks at the clock,
/// at times before and after the end and the limit, in any order.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrapupHistoriesTest {

    private static final Decider<StintState, WrapupRequest, WrapupEvent, WrapupReply> DECIDER =
            WrapupDecider.of((_, _) -> List.of(code(RESOLVED, "Resolved")), _ -> false);

    private static final Gen<WrapupPrompt> PROMPTS = arbitrary().enumValues(WrapupPrompt.class);
    private static final Gen<UserId> USERS = arbitrary().pick(AMY, SUE, new UserId("ben"));
    private static final Gen<WrapupInput> INPUTS =
            arbitrary()
                    .pick(
                            WrapupInput.of(Optional.of(RESOLVED.value()), NOTES),
                            WrapupInput.of(Optional.of(RESOLVED.value()), Optional.empty()),
                            WrapupInput.of(Optional.of(FOLLOW_UP.value()), NOTES),
                            WrapupInput.of(Optional.empty(), NOTES),
                            WrapupInput.of(Optional.of(RESOLVED.value()), NOTES).asProvisional(),
                            WrapupInput.of(Optional.empty(), NOTES).asProvisional(),
                            WrapupInput.skipped());
    private static final Gen<Instant> TIMES =
            integers().between(-30, 3 * (int) LIMIT.toSeconds()).map(NOON::plusSeconds);
    private static final Gen<WrapupRequest> WRAPUPS =
            USERS.zip(INPUTS, TIMES, (user, input, at) -> Examples.wrapup(user, input, at));
    private static final Gen<WrapupRequest> COMPLETIONS =
            TIMES.zip(
                    arbitrary().pick(RESOLVED, FOLLOW_UP),
                    (at, code) ->
                            Examples.completion(
                                    Optional.of(code).filter(_ -> at.getEpochSecond() % 2 == 0), at));
    private static final Gen<WrapupRequest> TIMERS =
            TIMES.map(at -> new WrapupTimerExpired(Examples.STINT, at));
    private static final Gen<WrapupRequest> REQUESTS =
            PROMPTS.<WrapupRequest>map(Examples::connected)
                    .mix(PROMPTS.map(Examples::disconnected))
                    .mix(PROMPTS.map(Examples::requested))
                    .mix(WRAPUPS, 60)
                    .mix(COMPLETIONS, 20)
                    .mix(TIMERS, 20);
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
    void corrections_follow_the_completion_and_are_counted() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    List<WrapupEvent> events = events(history);
                    List<Integer> numbers =
                            events.stream()
                                    .filter(WrapupCorrected.class::isInstance)
                                    .map(event -> ((WrapupCorrected) event).correction())
                                    .toList();
                    List<WrapupEvent> before =
                            events.stream().takeWhile(event -> !(event instanceof WrapupCompleted)).toList();
                    return numbers.equals(IntStream.rangeClosed(1, numbers.size()).boxed().toList())
                            && count(before, WrapupCorrected.class) == 0;
                });
    }

    @Test
    void nothing_is_wrapped_up_before_it_ended_nor_provisional_once_it_is_completed() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    List<WrapupEvent> events = events(history);
                    List<WrapupEvent> before =
                            events.stream()
                                    .takeWhile(event -> !(event instanceof ParticipantDisconnected))
                                    .toList();
                    List<WrapupEvent> after =
                            events.stream().dropWhile(event -> !(event instanceof WrapupCompleted)).toList();
                    return count(before, WrapupCompleted.class) == 0
                            && count(after, ProvisionalWrapupGiven.class) == 0;
                });
    }

    @Test
    void no_wrapup_is_completed_later_than_it_was_due_and_none_runs_out_before() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    List<WrapupEvent> events = events(history);
                    Optional<Instant> due = only(events, WrapupOpened.class).flatMap(WrapupOpened::dueAt);
                    return only(events, WrapupCompleted.class)
                            .filter(completed ->
                                    due.filter(completed.occurredAt()::isAfter).isPresent()
                                            || (completed.manner().completion() == CompletionType.TIMED_OUT
                                                    && !due.equals(Optional.of(completed.occurredAt()))))
                            .isEmpty();
                });
    }

    @Test
    void what_has_a_limit_is_completed_once_somebody_looks_at_the_clock() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    StintState state = state(history);
                    return DECIDER.dueAt()
                            .apply(state)
                            .map(due -> apply(state, DECIDER.whenDue().apply(state, due)))
                            .filter(later -> !(later.work() instanceof Completed))
                            .isEmpty();
                });
    }

    @Test
    void nobody_but_a_supervisor_ends_the_work_early_where_the_queue_does_not_let_them() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    List<WrapupEvent> events = events(history);
                    return only(events, WrapupOpened.class)
                            .filter(opened -> !opened.afterCall().wrapupPrompt().endsEarly())
                            .flatMap(opened ->
                                    only(events, WrapupCompleted.class)
                                            .filter(completed -> completed.manner().reason().isEmpty())
                                            .filter(completed ->
                                                    !opened.dueAt()
                                                            .equals(Optional.of(completed.occurredAt()))))
                            .isEmpty();
                });
    }

    @Test
    void a_provisional_wrapup_is_never_lost_at_the_end_of_its_stint() {
        qt().forAll(HISTORIES, PROMPTS)
                .check((history, prompt) -> {
                    StintState before = state(history);
                    WrapupState state = before.work();
                    WrapupState ended = apply(before, Examples.disconnected(prompt)).work();
                    return !(state instanceof Provisional provisional)
                            || (provisional.wrapup().isSkipped() && prompt.mandatory())
                            || (ended instanceof Completed completed
                                    && completed.wrapup().equals(provisional.wrapup()))
                            || (ended instanceof Pending pending
                                    && pending.saved()
                                            .map(SavedWrapup::wrapup)
                                            .equals(Optional.of(provisional.wrapup())));
                });
    }

    @Test
    void nothing_that_is_given_after_the_contact_s_erasure_has_a_text() {
        qt().forAll(HISTORIES, HISTORIES)
                .check((before, afterwards) -> {
                    WrapupState left = WrapupState.withoutTexts(state(before).work());
                    StintState state = new StintState(left, Optional.empty(), true);
                    for (WrapupRequest request : afterwards) {
                        state = apply(state, request);
                    }
                    return state.work().equals(WrapupState.withoutTexts(state.work()));
                });
    }

    @Test
    void a_request_repeated_at_once_changes_nothing_more() {
        qt().forAll(HISTORIES, REQUESTS)
                .check((history, request) -> {
                    StintState once = apply(state(history), request);
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

    private static <T extends WrapupEvent> Optional<T> only(List<WrapupEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<WrapupEvent> events(List<WrapupRequest> history) {
        StintState state = DECIDER.initial();
        List<WrapupEvent> all = new ArrayList<>();
        for (WrapupRequest request : history) {
            List<WrapupEvent> events = DECIDER.decide().apply(state, request).events();
            all.addAll(events);
            state = DECIDER.evolveAll(state, events);
        }
        return all;
    }

    private static StintState state(List<WrapupRequest> history) {
        StintState state = DECIDER.initial();
        for (WrapupRequest request : history) {
            state = apply(state, request);
        }
        return state;
    }

    private static StintState apply(StintState state, WrapupRequest request) {
        return DECIDER.evolveAll(state, DECIDER.decide().apply(state, request).events());
    }
}
