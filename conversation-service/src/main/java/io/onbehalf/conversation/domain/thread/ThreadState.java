package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.ComposeRefused;
import io.onbehalf.conversation.domain.ConversationEvent.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedIn;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedOut;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationResumed;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationStarted;
import io.onbehalf.conversation.domain.ConversationEvent.DeliveryReceiptHeld;
import io.onbehalf.conversation.domain.ConversationEvent.DisconnectRefused;
import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InboundPartReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InteractionDeallocated;
import io.onbehalf.conversation.domain.ConversationEvent.MessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.MessageRefused;
import io.onbehalf.conversation.domain.ConversationEvent.MessageStatusChanged;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrapupRefused;
import io.onbehalf.conversation.domain.ConversationEvent.WrapupForwarded;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.thread.LastConversation.About;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything about a thread that decides what may happen next on it.
///
/// @param idsUsed the thread's counter: how many ids it has given out
/// @param last its most recent conversation
/// @param ended agents' stints that are over and not wrapped up, oldest first
/// @param traffic what is under way to and from the mobile network; null in what was stored before it was
///   kept
public record ThreadState(
        long idsUsed, LastConversation last, List<EndedStint> ended, @Nullable Traffic traffic) {

    public static final ThreadState INITIAL = new ThreadState(0, new None(), List.of(), Traffic.NONE);

    /// Stints that nobody has to wrap up are forgotten past this many.
    private static final int ENDED_KEPT = 50;

    /// A thread is one record, which Kafka must take: so many wrap-ups may be owed at once.
    private static final int OWED = 400;

    public ThreadState {
        ended = List.copyOf(ended);
        traffic = traffic == null ? Traffic.NONE : traffic;
    }

    /// What is under way to and from the mobile network.
    @Override
    public Traffic traffic() {
        return traffic == null ? Traffic.NONE : traffic;
    }

    /// Whether agents owe no more wrap-ups than can be kept with one more.
    boolean hasRoom() {
        return owed(ended) < OWED;
    }

    private static long owed(List<EndedStint> ended) {
        return ended.stream().filter(each -> each.stint().wrapupPrompt().owed()).count();
    }

    /// The moment that the thread waits for next; null if it waits for none.
    public @Nullable Instant dueAt() {
        return traffic().dueAt();
    }

    /// An agent's stint that may still be wrapped up.
    ///
    /// @param forwarded a wrap-up was passed on and is not completed yet
    public record EndedStint(ConversationId conversationId, Stint stint, boolean forwarded) {}

    /// The state as somebody of an organization may know it: another organization's thread is unknown to
    /// them.
    ThreadState asSeenBy(OrganizationId organization) {
        return switch (last) {
            case None _ -> this;
            case Open(var about, _) -> about.organizationId().equals(organization) ? this : INITIAL;
            case Disconnected(var about, _) -> about.organizationId().equals(organization) ? this : INITIAL;
        };
    }

    /// The state after an event. Total: it never fails, because an event has already happened.
    public static ThreadState evolve(ThreadState state, ConversationEvent event) {
        return conversation(state, event).with(state.traffic().evolve(event));
    }

    private static ThreadState conversation(ThreadState state, ConversationEvent event) {
        return switch (event) {
            case ConversationStarted started -> state.uses(1).with(opened(started));
            case ConversationResumed _ -> state.with(reopened(state.last()));
            case ParticipantConnected connected -> state.uses(2).with(joined(state.last(), connected));
            case ParticipantDisconnected left -> left(state, left);
            case ConversationDisconnected over -> state.with(closed(state.last(), over));
            case MessageQueued _, AutomaticMessageQueued _, InboundMessageReceived _ ->
                    state.uses(1).with(messaged(state.last()));
            case ParticipantWrappedUp done -> state.without(done.participantId().value());
            case WrapupForwarded passedOn -> state.with(passedOn.participantId(), true);
            case ParticipantWrapupRefused refused when mayBeGivenAnew(refused) ->
                    state.with(refused.participantId(), false);
            case ComposeRefused _,
                    DisconnectRefused _,
                    MessageRefused _,
                    ParticipantWrapupRefused _,
                    InteractionDeallocated _,
                    MessageStatusChanged _,
                    DeliveryReceiptHeld _,
                    InboundPartReceived _,
                    ContactOptedOut _,
                    ContactOptedIn _,
                    ContactConsentApplied _ ->
                    state;
        };
    }

    private ThreadState uses(int ids) {
        return new ThreadState(idsUsed + ids, last, ended, traffic);
    }

    private ThreadState with(LastConversation conversation) {
        return new ThreadState(idsUsed, conversation, ended, traffic);
    }

    private ThreadState with(Traffic changed) {
        return new ThreadState(idsUsed, last, ended, changed);
    }

    /// Our own refusals for the code come only where none was passed on.
    private static boolean mayBeGivenAnew(ParticipantWrapupRefused refused) {
        return refused.refusal().code().equals(ConversationRefusals.WRAPUP_CODE_NOT_OFFERED);
    }

    private ThreadState with(ParticipantId participantId, boolean forwarded) {
        List<EndedStint> all =
                ended.stream()
                        .map(each ->
                                each.stint().participantId().equals(participantId)
                                        ? new EndedStint(each.conversationId(), each.stint(), forwarded)
                                        : each)
                        .toList();
        return new ThreadState(idsUsed, last, all, traffic);
    }

    private ThreadState without(String participantId) {
        List<EndedStint> rest =
                ended.stream()
                        .filter(each -> !each.stint().participantId().value().equals(participantId))
                        .toList();
        return new ThreadState(idsUsed, last, rest, traffic);
    }

    private static LastConversation opened(ConversationStarted started) {
        return new Open(
                new About(
                        started.organizationId(),
                        started.conversationId(),
                        started.outboundNumber(),
                        started.contactNumber(),
                        false),
                List.of());
    }

    private static LastConversation reopened(LastConversation last) {
        return switch (last) {
            case Disconnected(var about, _) -> new Open(about, List.of());
            case Open _, None _ -> last;
        };
    }

    private static LastConversation joined(LastConversation last, ParticipantConnected event) {
        return switch (last) {
            case Open(var about, var stints) -> new Open(about, plus(stints, Stint.of(event)));
            case Disconnected _, None _ -> last;
        };
    }

    private static ThreadState left(ThreadState state, ParticipantDisconnected event) {
        return switch (state.last()) {
            case Open(var about, var stints) -> {
                List<Stint> leaving =
                        stints.stream()
                                .filter(stint -> stint.participantId().equals(event.participantId()))
                                .toList();
                List<Stint> staying = stints.stream().filter(stint -> !leaving.contains(stint)).toList();
                yield new ThreadState(
                        state.idsUsed(),
                        new Open(about, staying),
                        state.endedWith(about.conversationId(), leaving),
                        state.traffic());
            }
            case Disconnected _, None _ -> state;
        };
    }

    private List<EndedStint> endedWith(ConversationId conversationId, List<Stint> leaving) {
        List<EndedStint> all =
                Stream.concat(
                                ended.stream(),
                                leaving.stream()
                                        .filter(stint -> stint.purpose() == Purpose.AGENT)
                                        .map(stint -> new EndedStint(conversationId, stint, false)))
                        .toList();
        long surplus = all.size() - owed(all) - ENDED_KEPT;
        return surplus <= 0 ? all : forgetting(all, surplus);
    }

    private static List<EndedStint> forgetting(List<EndedStint> all, long surplus) {
        List<EndedStint> doomed =
                all.stream().filter(each -> !each.stint().wrapupPrompt().owed()).limit(surplus).toList();
        return all.stream().filter(each -> !doomed.contains(each)).toList();
    }

    private static LastConversation closed(LastConversation last, ConversationDisconnected event) {
        return switch (last) {
            case Open(var about, _) -> new Disconnected(about, event.occurredAt());
            case Disconnected _, None _ -> last;
        };
    }

    private static LastConversation messaged(LastConversation last) {
        return switch (last) {
            case Open(var about, var stints) -> new Open(about.withMessage(), stints);
            case Disconnected _, None _ -> last;
        };
    }

    private static List<Stint> plus(List<Stint> stints, Stint stint) {
        return Stream.concat(stints.stream(), Stream.of(stint)).toList();
    }
}
