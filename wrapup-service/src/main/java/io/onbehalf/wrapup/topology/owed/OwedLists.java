package io.onbehalf.wrapup.topology.owed;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.domain.wrapup.OwedList;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.wrapup.domain.acw.StintFact;
import io.onbehalf.wrapup.domain.acw.WrapupEvent;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogRefused;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogUpdated;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which lists an event changes: the agent's and the queue's.
public final class OwedLists {

    private OwedLists() {}

    /// The lists that an event changes, so that a read of them can wait for it.
    public static List<Position> written(Decided<WrapupEvent> decided) {
        return changes(decided.event(), decided.header()).stream()
                .map(change ->
                        new Position(
                                OwedStore.NAME,
                                change.key(),
                                decided.header().key(),
                                decided.header().sequence()))
                .toList();
    }

    static List<FollowUp<OwedChange>> changes(WrapupEvent event, EventHeader header) {
        var organization = new OrganizationId(header.organizationId());
        return switch (event) {
            case WrapupOpened opened ->
                    changes(
                            OwedList.of(organization, opened.userId()),
                            OwedList.of(opened.queueId()),
                            change(opened.participantId(), Optional.of(entry(opened, header)), header));
            case WrapupCompleted completed ->
                    changes(
                            OwedList.of(organization, completed.userId()),
                            OwedList.of(completed.queueId()),
                            change(completed.participantId(), Optional.empty(), header));
            case StintFact _,
                    ProvisionalWrapupGiven _,
                    WrapupCorrected _,
                    WrapupRefused _,
                    InteractionLogUpdated _,
                    InteractionLogRefused _ ->
                    List.of();
        };
    }

    private static List<FollowUp<OwedChange>> changes(String ofUser, String ofQueue, OwedChange change) {
        return Stream.of(ofUser, ofQueue).map(list -> new FollowUp<>(list, change)).toList();
    }

    private static OwedChange change(
            ParticipantId participant, Optional<OwedWrapup> entry, EventHeader header) {
        return new OwedChange(participant, entry, new ThreadId(header.key()), header.sequence());
    }

    private static OwedWrapup entry(WrapupOpened opened, EventHeader header) {
        return new OwedWrapup(
                opened.conversationId(),
                opened.participantId(),
                opened.userId(),
                opened.queueId(),
                opened.afterCall().wrapupPrompt(),
                opened.required(),
                header.occurredAt(),
                opened.dueAt());
    }
}
