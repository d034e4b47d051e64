package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.Participation.AfterCallWorkUpdated;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Participation.ParticipantWrapupCorrected;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.domain.wrapup.OwedList;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.EventSerdes.Received;
import java.util.List;
import java.util.stream.Stream;

/// The lists that an event changes, also those of wrapup-service, so that a read of them can wait for it.
public final class WrittenLists {

    private WrittenLists() {}

    public static List<Position> of(Decided<ConversationEvent> decided) {
        if (!(decided.event() instanceof Participation participation)) {
            return List.of();
        }
        var received = new Received<>(participation, decided.header());
        return Stream.of(
                        InteractionsByUser.of(received).stream()
                                .map(change -> position(InteractionStore.NAME, change.key(), decided)),
                        OpenByQueue.of(received).stream()
                                .map(fact -> position(QueueListStore.NAME, fact.key(), decided)),
                        ofWrapups(participation, decided.header()))
                .flatMap(positions -> positions)
                .toList();
    }

    /// What wrapup-service shows of an agent's stint: itself, and the after-call work that follows it.
    private static Stream<Position> ofWrapups(Participation event, EventHeader header) {
        var thread = new ThreadId(header.key());
        return switch (event) {
            case ParticipantConnected connected ->
                    connected.agent().stream()
                            .map(_ -> Position.ofStint(thread, connected.participant().participantId()));
            case ParticipantDisconnected disconnected ->
                    disconnected.userId().stream()
                            .flatMap(agent ->
                                    ofEnd(
                                            disconnected,
                                            thread,
                                            OwedList.of(new OrganizationId(header.organizationId()), agent)));
            case AgentAlerted _,
                    AlertEnded _,
                    AfterCallWorkUpdated _,
                    ParticipantWrappedUp _,
                    ParticipantWrapupCorrected _,
                    InteractionDeallocated _ ->
                    Stream.empty();
        };
    }

    private static Stream<Position> ofEnd(ParticipantDisconnected event, ThreadId thread, String ofAgent) {
        ParticipantId participant = event.participant().participantId();
        Stream<String> lists =
                event.owed()
                        ? Stream.concat(Stream.of(ofAgent), event.queueId().stream().map(OwedList::of))
                        : Stream.empty();
        return Stream.concat(
                Stream.of(Position.ofEndedStint(thread, participant)),
                lists.map(list -> OwedList.showing(list, thread, participant)));
    }

    private static Position position(String store, String list, Decided<ConversationEvent> decided) {
        return new Position(store, list, decided.header().key(), decided.header().sequence());
    }
}
