package io.onbehalf.queue.domain;

import static io.onbehalf.queue.domain.user.RoutingStatus.IDLE;
import static io.onbehalf.queue.domain.user.RoutingStatus.INTERACTING;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserProfile;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UserHistoriesTest {

    private static final Gen<QueueRequest> REQUESTS = arbitrary().pick(Samples.about(Samples.AMY));
    private static final Gen<List<QueueRequest>> HISTORIES = lists().of(REQUESTS).ofSizeBetween(0, 30);

    @Test
    void an_agent_to_whom_conversations_are_offered_is_active_and_their_status_matches_their_load() {
        qt().forAll(HISTORIES)
                .check(history ->
                        after(history)
                                .user()
                                .filter(user -> user.routingStatus().isOffered())
                                .map(UserHistoriesTest::isConsistent)
                                .orElse(true));
    }

    private static boolean isConsistent(User user) {
        return user.profile().map(UserProfile::isActive).orElse(true)
                && user.routingStatus() == (user.conversations() > 0 ? INTERACTING : IDLE);
    }

    @Test
    void a_request_or_report_that_is_repeated_immediately_changes_nothing() {
        qt().forAll(HISTORIES, REQUESTS)
                .check((history, request) -> {
                    QueueState once = QueueSpec.after(after(history), List.of(request));
                    return QueueSpec.after(once, List.of(request)).equals(once);
                });
    }

    private static QueueState after(List<QueueRequest> history) {
        return QueueSpec.after(QueueState.INITIAL, history);
    }
}
