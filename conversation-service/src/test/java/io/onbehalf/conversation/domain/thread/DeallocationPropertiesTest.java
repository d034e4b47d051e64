package io.onbehalf.conversation.domain.thread;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.quicktheories.QuickTheory.qt;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadErased;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.kit.domain.ParticipantId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// When a stint leaves its agent's list, whatever the history: a failing one is shrunk and printed with its
/// seed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeallocationPropertiesTest {

    @Test
    void a_stint_is_deallocated_once_when_it_ends_or_what_it_owes_is_wrapped_up_or_its_contact_is_erased() {
        qt().forAll(Histories.steps())
                .check(steps -> {
                    List<ConversationEvent> events = events(steps);
                    Map<ParticipantId, Long> deallocated =
                            count(
                                    events,
                                    InteractionDeallocated.class,
                                    InteractionDeallocated::participantId);
                    Map<ParticipantId, Long> wrappedUp =
                            count(events, ParticipantWrappedUp.class, ParticipantWrappedUp::participantId);
                    return stints(events)
                            .allMatch(stint ->
                                    times(deallocated, stint)
                                            == (stint.owed() && !isErasedAfter(stint, events)
                                                    ? times(wrappedUp, stint)
                                                    : 1));
                });
    }

    @Test
    void a_stint_is_wrapped_up_once_and_nothing_that_has_not_ended_is_deallocated() {
        qt().forAll(Histories.steps())
                .check(steps -> {
                    List<ConversationEvent> events = events(steps);
                    List<ParticipantId> ended =
                            stints(events).map(stint -> stint.participant().participantId()).toList();
                    Map<ParticipantId, Long> deallocated =
                            count(
                                    events,
                                    InteractionDeallocated.class,
                                    InteractionDeallocated::participantId);
                    return ended.containsAll(deallocated.keySet())
                            && count(events, ParticipantWrappedUp.class, ParticipantWrappedUp::participantId)
                                    .values()
                                    .stream()
                                    .allMatch(times -> times == 1);
                });
    }

    private static boolean isErasedAfter(ParticipantDisconnected stint, List<ConversationEvent> events) {
        return events.subList(events.indexOf(stint), events.size()).stream()
                .anyMatch(ThreadErased.class::isInstance);
    }

    private static Stream<ParticipantDisconnected> stints(List<ConversationEvent> events) {
        return events.stream()
                .filter(ParticipantDisconnected.class::isInstance)
                .map(ParticipantDisconnected.class::cast)
                .filter(each -> each.userId().isPresent());
    }

    private static long times(Map<ParticipantId, Long> counts, ParticipantDisconnected stint) {
        return counts.getOrDefault(stint.participant().participantId(), 0L);
    }

    private static <T> Map<ParticipantId, Long> count(
            List<ConversationEvent> events, Class<T> type, Function<T, ParticipantId> participant) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .collect(groupingBy(participant, counting()));
    }

    private static List<ConversationEvent> events(List<Integer> steps) {
        return ThreadPropertiesTest.eventsOf(steps);
    }
}
