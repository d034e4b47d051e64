package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.wrapup.domain.Examples.AMY;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.NOON;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.SUE;
import static io.onbehalf.wrapup.domain.Examples.code;
import static io.onbehalf.wrapup.domain.Examples.completion;
import static io.onbehalf.wrapup.domain.Examples.connected;
import static io.onbehalf.wrapup.domain.Examples.disconnected;
import static io.onbehalf.wrapup.domain.Examples.requested;
import static io.onbehalf.wrapup.domain.Examples.wrapup;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.kit.store.StateCodec;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every mode in every situation. The stint ends at 0 s, and what has a limit is due at 60 s; the answers say
/// the way in which the work ended, with which code, after how many seconds.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AfterCallWorkModesTest {

    private static final Decider<StintState, WrapupRequest, WrapupEvent, WrapupReply> DECIDER =
            WrapupDecider.of(
                    (_, _) -> List.of(code(RESOLVED, "Resolved"), code(FOLLOW_UP, "Follow-up")), _ -> false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    mode                     | requested | in time               | too early               | never                                | provisional            | supervisor            | skipped                                                         | late
                    MANDATORY                | false     | GIVEN resolved 42     | GIVEN resolved 0        | open                                 | open                   | GIVEN resolved 42     | wrapup.not.skippable, open                                      | GIVEN resolved 70
                    OPTIONAL                 | false     | GIVEN resolved 42     | GIVEN resolved 0        | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60    | TIMED_OUT resolved 60  | GIVEN resolved 42     | SKIPPED ININ-WRAP-UP-SKIPPED 42                                 | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60, corrected resolved
                    MANDATORY_TIMEOUT        | false     | GIVEN resolved 42     | GIVEN resolved 0        | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60    | TIMED_OUT resolved 60  | GIVEN resolved 42     | wrapup.not.skippable, TIMED_OUT ININ-WRAP-UP-TIMEOUT 60         | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60, corrected resolved
                    MANDATORY_FORCED_TIMEOUT | false     | TIMED_OUT resolved 60 | TIMED_OUT resolved 60   | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60    | TIMED_OUT resolved 60  | TIMED_OUT resolved 60 | wrapup.not.skippable, TIMED_OUT ININ-WRAP-UP-TIMEOUT 60         | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60, corrected resolved
                    AGENT_REQUESTED          | true      | GIVEN resolved 42     | GIVEN resolved 0        | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60    | TIMED_OUT resolved 60  | GIVEN resolved 42     | SKIPPED ININ-WRAP-UP-SKIPPED 42                                 | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60, corrected resolved
                    AGENT_REQUESTED          | false     | GIVEN resolved 42     | GIVEN resolved 0        | nothing is asked                     | GIVEN follow-up 0, wrapup.not.provisional | GIVEN resolved 42 | SKIPPED ININ-WRAP-UP-SKIPPED 42                  | GIVEN resolved 70
                    """)
    void each_mode_ends(
            WrapupPrompt prompt,
            boolean asked,
            String inTime,
            String tooEarly,
            String never,
            String provisional,
            String supervisor,
            String skipped,
            String late) {
        assertThat(work(prompt, asked, it -> it.ends().gives(AMY, RESOLVED, 42))).isEqualTo(inTime);
        assertThat(work(prompt, asked, it -> it.gives(AMY, RESOLVED, -10).ends())).isEqualTo(tooEarly);
        assertThat(work(prompt, asked, Work::ends)).isEqualTo(never);
        assertThat(work(prompt, asked, it -> it.saves(FOLLOW_UP, -10).ends().saves(RESOLVED, 20)))
                .isEqualTo(provisional);
        assertThat(work(prompt, asked, it -> it.ends().gives(SUE, RESOLVED, 42))).isEqualTo(supervisor);
        assertThat(work(prompt, asked, it -> it.ends().skips(42))).isEqualTo(skipped);
        assertThat(work(prompt, asked, it -> it.ends().gives(AMY, RESOLVED, 70))).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    mode                     | requested | with a code                          | without                              | the saved one                               | too late                                                    | done without a code                                     | late without a code
                    MANDATORY                | false     | GIVEN resolved 42                    | GIVEN default 42                     | GIVEN follow-up 42                          | GIVEN resolved 70                                           | wrapup.code.required, open                              | wrapup.code.required, open
                    OPTIONAL                 | false     | GIVEN resolved 42                    | GIVEN default 42                     | GIVEN follow-up 42                          | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60, wrapup.already.completed | GIVEN nothing 42                                        | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60
                    MANDATORY_TIMEOUT        | false     | GIVEN resolved 42                    | GIVEN default 42                     | GIVEN follow-up 42                          | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60, wrapup.already.completed | wrapup.code.required, TIMED_OUT ININ-WRAP-UP-TIMEOUT 60 | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60
                    MANDATORY_FORCED_TIMEOUT | false     | GIVEN resolved 42                    | GIVEN default 42                     | GIVEN follow-up 42                          | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60, wrapup.already.completed | wrapup.code.required, TIMED_OUT ININ-WRAP-UP-TIMEOUT 60 | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60
                    AGENT_REQUESTED          | true      | GIVEN resolved 42                    | GIVEN default 42                     | GIVEN follow-up 42                          | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60, wrapup.already.completed | wrapup.code.required, TIMED_OUT ININ-WRAP-UP-TIMEOUT 60 | TIMED_OUT ININ-WRAP-UP-TIMEOUT 60
                    AGENT_REQUESTED          | false     | wrapup.not.pending, nothing is asked | wrapup.not.pending, nothing is asked | GIVEN follow-up 0, wrapup.already.completed | wrapup.not.pending, nothing is asked                        | GIVEN nothing 42                                        | GIVEN nothing 70
                    """)
    void each_mode_is_completed_by_a_supervisor_or_done_without_a_code(
            WrapupPrompt prompt,
            boolean asked,
            String withCode,
            String without,
            String afterSaved,
            String tooLate,
            String done,
            String doneLate) {
        assertThat(work(prompt, asked, it -> it.ends().isCompleted(Optional.of(RESOLVED), 42)))
                .isEqualTo(withCode);
        assertThat(work(prompt, asked, it -> it.ends().isCompleted(Optional.empty(), 42))).isEqualTo(without);
        assertThat(
                        work(
                                prompt,
                                asked,
                                it -> it.saves(FOLLOW_UP, -10).ends().isCompleted(Optional.empty(), 42)))
                .isEqualTo(afterSaved);
        assertThat(work(prompt, asked, it -> it.ends().isCompleted(Optional.of(RESOLVED), 70)))
                .isEqualTo(tooLate);
        assertThat(work(prompt, asked, it -> it.ends().isDone(42))).isEqualTo(done);
        assertThat(work(prompt, asked, it -> it.ends().isDone(70))).isEqualTo(doneLate);
    }

    private static String work(WrapupPrompt prompt, boolean asked, Consumer<Work> steps) {
        Work work = new Work(prompt, asked);
        steps.accept(work);
        return work.end();
    }

    /// A stint's after-call work. Its state is stored and read again before each step, as after a restart,
    /// and nobody looks at the clock until the end.
    private static final class Work {

        private final WrapupPrompt prompt;
        private final boolean asked;
        private final Stream.Builder<String> story = Stream.builder();
        private WrapupState state = WrapupState.INITIAL;

        Work(WrapupPrompt prompt, boolean asked) {
            this.prompt = prompt;
            this.asked = asked;
            decide(connected(prompt));
        }

        Work ends() {
            return decide(asked ? requested(prompt) : disconnected(prompt));
        }

        Work gives(UserId by, CodeId code, int second) {
            return decide(by, WrapupInput.of(Optional.of(code.value()), Optional.empty()), second);
        }

        Work saves(CodeId code, int second) {
            return decide(
                    AMY, WrapupInput.of(Optional.of(code.value()), Optional.empty()).asProvisional(), second);
        }

        Work skips(int second) {
            return decide(AMY, WrapupInput.skipped(), second);
        }

        Work isDone(int second) {
            return decide(AMY, WrapupInput.of(Optional.empty(), Optional.empty()), second);
        }

        /// By the supervisor.
        Work isCompleted(Optional<CodeId> code, int second) {
            return decide(completion(code, NOON.plusSeconds(second)));
        }

        /// An hour later, somebody looks at the clock.
        String end() {
            WrapupDecider.dueAt(state)
                    .ifPresent(_ -> decide(WrapupDecider.whenDue(state, NOON.plus(Duration.ofHours(1)))));
            assertThat(WrapupDecider.dueAt(state)).isEmpty();
            String rest =
                    switch (state) {
                        case WrapupState.Pending _ -> "open";
                        case WrapupState.Ended _ -> "nothing is asked";
                        case WrapupState.Completed _ -> "";
                        default -> throw new AssertionError(state);
                    };
            return Stream.concat(story.build(), Stream.of(rest).filter(text -> !text.isEmpty()))
                    .collect(Collectors.joining(", "));
        }

        private Work decide(UserId by, WrapupInput input, int second) {
            return decide(wrapup(by, input, NOON.plusSeconds(second)));
        }

        private Work decide(WrapupRequest request) {
            WrapupState restored =
                    requireNonNull(
                            StateCodec.read(StateCodec.write(state, WrapupState.class), WrapupState.class));
            var stint = new StintState(restored, Optional.empty(), false);
            Decision<WrapupEvent, WrapupReply> decision = DECIDER.decide().apply(stint, request);
            decision.events().stream().flatMap(event -> told(event).stream()).forEach(story::add);
            decision.reply().flatMap(WrapupReply::refusal).map(Refusal::code).ifPresent(story::add);
            state = DECIDER.evolveAll(stint, decision.events()).work();
            return this;
        }

        private static Optional<String> told(WrapupEvent event) {
            return switch (event) {
                case WrapupCompleted completed ->
                        Optional.of(
                                "%s %s %d"
                                        .formatted(
                                                completed.manner().completion(),
                                                shown(completed.wrapup()),
                                                Duration.between(NOON, completed.occurredAt()).toSeconds()));
                case WrapupCorrected corrected -> Optional.of("corrected " + shown(corrected.wrapup()));
                default -> Optional.empty();
            };
        }

        private static String shown(Wrapup wrapup) {
            return wrapup.code()
                    .map(code -> DefaultCode.is(code) ? "default" : code.value())
                    .orElse("nothing");
        }
    }
}
