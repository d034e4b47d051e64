package io.onbehalf.wrapup.domain.codes;

import static io.onbehalf.wrapup.domain.Examples.ACME;
import static io.onbehalf.wrapup.domain.Examples.ADA;
import static io.onbehalf.wrapup.domain.Examples.NOON;
import static io.onbehalf.wrapup.domain.Examples.SALES;
import static io.onbehalf.wrapup.domain.Examples.SUPPORT;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.wrapup.domain.codes.CodeRequest.QueueWrapupCodeRemoveRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.QueueWrapupCodesAddRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeCreateRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeDeleteRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeUpdateRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CodeHistoriesTest {

    private static final Gen<CodeId> IDS = integers().between(1, 3).map(i -> new CodeId("code-" + i));
    private static final Gen<String> NAMES = arbitrary().pick("Resolved", "RESOLVED", "Follow-up", "Busy");
    private static final Gen<QueueId> QUEUES = arbitrary().pick(SUPPORT, SALES);
    private static final Gen<CodeRequest> REQUESTS =
            IDS.<String, CodeRequest>zip(NAMES, CodeHistoriesTest::create)
                    .mix(IDS.zip(NAMES, CodeHistoriesTest::update))
                    .mix(IDS.map(id -> new WrapupCodeDeleteRequested(ADA, id)))
                    .mix(QUEUES.zip(lists().of(IDS).ofSizeBetween(1, 4), CodeHistoriesTest::add))
                    .mix(QUEUES.zip(IDS, QueueWrapupCodeRemoveRequested::new));
    private static final Gen<List<CodeRequest>> HISTORIES = lists().of(REQUESTS).ofSizeBetween(0, 30);

    @Test
    void no_two_codes_ever_have_the_same_name() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    var codes = state(history).codes().values();
                    return codes.stream().map(WrapupCodeSnapshot::nameKey).distinct().count() == codes.size();
                });
    }

    @Test
    void a_queue_never_has_a_code_that_does_not_exist_nor_the_same_twice() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    CodeState state = state(history);
                    return state.queues().values().stream()
                            .map(QueueCodes::codeIds)
                            .allMatch(ids ->
                                    ids.stream().allMatch(state::knows)
                                            && ids.stream().distinct().count() == ids.size());
                });
    }

    @Test
    void a_request_repeated_at_once_changes_nothing_more() {
        qt().forAll(HISTORIES, REQUESTS)
                .check((history, request) -> {
                    CodeState once = apply(state(history), request);
                    return apply(once, request).equals(once);
                });
    }

    @Test
    void the_events_alone_lead_to_the_same_state() {
        qt().forAll(HISTORIES)
                .check(history ->
                        CodeDecider.DECIDER
                                .evolveAll(CodeState.INITIAL, events(history))
                                .equals(state(history)));
    }

    private static WrapupCodeCreateRequested create(CodeId id, String name) {
        return new WrapupCodeCreateRequested(ACME, NOON, ADA, id, name, Optional.empty());
    }

    private static WrapupCodeUpdateRequested update(CodeId id, String name) {
        return new WrapupCodeUpdateRequested(NOON, ADA, id, name, Optional.empty());
    }

    private static QueueWrapupCodesAddRequested add(QueueId queue, List<CodeId> codes) {
        return new QueueWrapupCodesAddRequested(ACME, queue, codes);
    }

    private static List<CodeEvent> events(List<CodeRequest> history) {
        CodeState state = CodeState.INITIAL;
        List<CodeEvent> all = new ArrayList<>();
        for (CodeRequest request : history) {
            List<CodeEvent> events = CodeDecider.decide(state, request).events();
            all.addAll(events);
            state = CodeDecider.DECIDER.evolveAll(state, events);
        }
        return all;
    }

    private static CodeState state(List<CodeRequest> history) {
        CodeState state = CodeState.INITIAL;
        for (CodeRequest request : history) {
            state = apply(state, request);
        }
        return state;
    }

    private static CodeState apply(CodeState state, CodeRequest request) {
        return CodeDecider.DECIDER.evolveAll(state, CodeDecider.decide(state, request).events());
    }
}
