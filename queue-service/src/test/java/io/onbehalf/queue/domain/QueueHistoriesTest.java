package io.onbehalf.queue.domain;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueHistoriesTest {

    private static final Gen<QueueRequest> REQUESTS = arbitrary().pick(Samples.about(Samples.SUPPORT));
    private static final Gen<List<QueueRequest>> HISTORIES = lists().of(REQUESTS).ofSizeBetween(0, 30);

    @Test
    void the_counts_of_a_queue_are_those_of_its_members() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    QueueState state = after(history);
                    return state.queue()
                            .map(queue -> hasCountsOf(state.members().values(), queue))
                            .orElse(state.members().isEmpty());
                });
    }

    private static boolean hasCountsOf(Collection<QueueMemberSnapshot> members, Queue queue) {
        long joined = members.stream().filter(QueueMemberSnapshot::joined).count();
        return queue.snapshot().memberCount() == members.size() && queue.joinedMemberCount() == joined;
    }

    @Test
    void a_request_that_is_repeated_immediately_changes_nothing() {
        qt().forAll(HISTORIES, REQUESTS)
                .check((history, request) -> {
                    QueueState once = QueueSpec.after(after(history), List.of(request));
                    return QueueSpec.after(once, List.of(request)).equals(once);
                });
    }

    @Test
    void a_refusal_changes_nothing() {
        qt().forAll(HISTORIES, REQUESTS)
                .check((history, request) -> {
                    QueueState before = after(history);
                    QueueReply reply = QueueDecider.decide(before, request).reply().orElseThrow();
                    return reply.refusal().isEmpty()
                            || QueueSpec.after(before, List.of(request)).equals(before);
                });
    }

    @Test
    void the_same_history_gives_the_same_events_and_the_events_alone_give_the_same_state() {
        qt().forAll(HISTORIES)
                .check(history -> {
                    List<QueueEvent> events = events(history);
                    return events.equals(events(history))
                            && QueueDecider.DECIDER
                                    .evolveAll(QueueState.INITIAL, events)
                                    .equals(after(history));
                });
    }

    private static QueueState after(List<QueueRequest> history) {
        return QueueSpec.after(QueueState.INITIAL, history);
    }

    private static List<QueueEvent> events(List<QueueRequest> history) {
        List<QueueEvent> events = new ArrayList<>();
        QueueState state = QueueState.INITIAL;
        for (QueueRequest request : history) {
            List<QueueEvent> next = QueueDecider.decide(state, request).events();
            events.addAll(next);
            state = QueueDecider.DECIDER.evolveAll(state, next);
        }
        return events;
    }
}
