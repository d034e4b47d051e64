package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.OptOutRequested;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConsentChanged.Cause;
import io.onbehalf.conversation.domain.ConsentChanged.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedIn;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedOut;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.Refused.OptOutRefused;
import io.onbehalf.conversation.domain.ThreadRequest.ContactConsentChanged;
import io.onbehalf.conversation.domain.consent.AnsweredKeyword;
import io.onbehalf.conversation.domain.consent.AutomaticPurpose;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.state.ConversationFacts;
import io.onbehalf.conversation.domain.state.IdSource;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Standing.Current;
import io.onbehalf.conversation.domain.state.Standing.Ended;
import io.onbehalf.conversation.domain.state.Standing.NoThread;
import io.onbehalf.conversation.domain.state.Standing.Unknown;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of a contact's consent to be written to: by their keyword, by the carrier's report, or by an
/// agent's.
final class ConsentRules {

    private ConsentRules() {}

    static boolean optedOut(ThreadState state) {
        return optedOut(state, Optional.empty());
    }

    /// @param elsewhere what is known beside the thread; the later counts
    static boolean optedOut(ThreadState state, Optional<ConsentFact> elsewhere) {
        return since(state, elsewhere).isPresent();
    }

    /// Since when the contact is opted out; empty if they are not.
    private static Optional<Instant> since(ThreadState state, Optional<ConsentFact> elsewhere) {
        return known(state, elsewhere).filter(ConsentFact::optedOut).map(ConsentFact::changedAt);
    }

    private static Optional<ConsentFact> known(ThreadState state, Optional<ConsentFact> elsewhere) {
        return ConsentFact.latestOf(state.consent(), elsewhere);
    }

    /// True if a text opts out a contact who has not opted out.
    static boolean newlyOptsOut(ThreadState state, InboundSmsReceived request) {
        return request.is(KeywordKind.STOP) && !optedOut(state, request.consentContext().consent());
    }

    /// Decides what a keyword changes: STOP opts out; START opts in a contact who is out. STOP from a contact
    /// who is out moves the moment since when they are: a late START from between the two must not lift it.
    static Optional<ConsentChanged> onKeyword(
            ThreadState state, InboundSmsReceived request, ConversationId conversationId) {
        Optional<AnsweredKeyword> answered = request.judged().answered();
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        ConsentKeyword keyword = answered.get().keyword();
        Optional<Instant> since = since(state, request.consentContext().consent());
        Instant at = request.context().requestedAt();
        return switch (keyword.kind()) {
            case STOP ->
                    since.filter(out -> !at.isAfter(out)).isPresent()
                            ? Optional.empty()
                            : Optional.of(optOut(state, request, conversationId, keyword));
            case START ->
                    since.filter(out -> !mayPredate(state, request, out))
                            .map(_ -> optIn(request, conversationId, keyword));
            case HELP, UNKNOWN -> Optional.empty();
        };
    }

    /// Decides what follows from a keyword, after the text itself is shown.
    ///
    /// STOP is confirmed once; START only where it changes something (a plain "yes" requests nothing); HELP
    /// is always answered. A START in doubt changes nothing, and the contact is told so. A sender that has no
    /// number gets no answer.
    ///
    /// @param holder the participant that the automatic answer is shown on
    /// @param queue on whose behalf it is sent
    static List<ConversationEvent> afterKeyword(
            ThreadState state,
            InboundSmsReceived request,
            ConversationId conversationId,
            ParticipantRef holder,
            QueueRef queue,
            IdSource ids) {
        Optional<AnsweredKeyword> answered = request.judged().answered();
        if (answered.isEmpty()) {
            return List.of();
        }
        Optional<ConsentChanged> change = onKeyword(state, request, conversationId);
        List<ConversationEvent> events = new ArrayList<>();
        change.ifPresent(events::add);
        answer(state, request, answered.get(), change.isPresent())
                .filter(_ -> request.line().contactNumber().isAnswerable() && state.deliveries().hasRoom())
                .map(answer ->
                        new AutomaticMessageQueued(
                                request.context().requestedAt(),
                                holder,
                                ids.message(),
                                answer.purpose(),
                                queue,
                                request.line().outboundNumber(),
                                request.line().contactNumber(),
                                OutboundText.of(answer.text())))
                .ifPresent(events::add);
        return events;
    }

    /// What the system says by itself.
    private record Answer(AutomaticPurpose purpose, String text) {}

    private static Optional<Answer> answer(
            ThreadState state, InboundSmsReceived request, AnsweredKeyword answered, boolean changes) {
        KeywordKind kind = answered.keyword().kind();
        boolean answers =
                switch (kind) {
                    case STOP -> newlyOptsOut(state, request);
                    case START -> changes;
                    case HELP -> true;
                    case UNKNOWN -> false;
                };
        return answers
                ? Optional.of(new Answer(AutomaticPurpose.answering(kind), answered.automaticText()))
                : answered.unchangedText()
                        .filter(_ -> isInDoubt(state, request))
                        .map(text -> new Answer(AutomaticPurpose.OPT_OUT_CONFIRMATION, text));
    }

    /// True for a START of a contact who is out that nobody can tell from a repeat of an earlier one.
    private static boolean isInDoubt(ThreadState state, InboundSmsReceived request) {
        return request.is(KeywordKind.START)
                && since(state, request.consentContext().consent())
                        .filter(out -> !isOlder(request, out))
                        .filter(out -> state.inbound().mayPredate(request.sms(), out))
                        .isPresent();
    }

    /// True if the contact may have sent it before they opted out: it was first delivered earlier, or the
    /// thread received the same earlier. The SMSC delivers again what it got no answer for, after what came
    /// in between, and that must not undo a STOP.
    private static boolean mayPredate(ThreadState state, InboundSmsReceived request, Instant optedOutAt) {
        return isOlder(request, optedOutAt) || state.inbound().mayPredate(request.sms(), optedOutAt);
    }

    private static boolean isOlder(InboundSmsReceived request, Instant optedOutAt) {
        return request.pdu().firstCameAt().isBefore(optedOutAt);
    }

    /// The carrier reported an opt-out.
    static Optional<ConsentChanged> onCarrierReport(
            ThreadState state,
            Instant at,
            ConversationId conversationId,
            ConsentKey key,
            Optional<CarrierError> error) {
        return optedOut(state)
                ? Optional.empty()
                : Optional.of(
                        new ContactOptedOut(
                                ConsentFact.timeOfOptOut(at, state.consent()),
                                conversationId,
                                key.consentId(),
                                key.consentScope(),
                                Cause.carrier(error)));
    }

    /// An agent reports an opt-out, of a conversation that they have or have still to wrap up. It is
    /// confirmed to nobody: the contact wants no more messages. As with STOP, the latest statement counts.
    static Decision<ConversationEvent, ConversationReply> decide(ThreadState state, OptOutRequested request) {
        return switch (state.standing(request.conversationId())) {
            case NoThread _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(request, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Unknown _ -> refuse(request, ConversationRefusals.CONVERSATION_NOT_FOUND);
            case Current _, Ended _ ->
                    request.mayForOthers() || isAgent(state, request)
                            ? optOut(state, request)
                            : refuse(request, Refusal.NOT_PARTICIPANT);
        };
    }

    private static boolean isAgent(ThreadState state, OptOutRequested request) {
        Stream<Agent> connected = state.last() instanceof Open open ? open.agent().stream() : Stream.empty();
        return Stream.concat(connected, state.ended().agents().stream())
                .filter(agent -> agent.ref().conversationId().equals(request.conversationId()))
                .anyMatch(agent -> agent.userId().equals(request.requestedBy()));
    }

    /// Where the contact's id is not known, it counts for the thread alone.
    private static Decision<ConversationEvent, ConversationReply> optOut(
            ThreadState state, OptOutRequested request) {
        ConversationFacts facts = state.last().known().orElseThrow();
        String thread = request.context().threadId().value();
        return Decision.of(
                List.of(
                        new ContactOptedOut(
                                ConsentFact.timeOfOptOut(request.context().requestedAt(), state.consent()),
                                request.conversationId(),
                                facts.consentId().orElse(thread),
                                facts.consentId().isPresent() ? request.scope() : ConsentScope.NUMBER,
                                Cause.agent())),
                ConversationReply.done(request.conversationId()));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            OptOutRequested request, String code) {
        Refusal refusal = refusal(request, code);
        return new OptOutRefused(request.conversationId(), request.requestedBy(), refusal).decision();
    }

    private static Refusal refusal(OptOutRequested request, String code) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", request.conversationId().value(),
                        "userId", request.requestedBy().value()));
    }

    /// Applies an opt-out or opt-in on another number, unless this thread knows a later one. An opt-in counts
    /// by its time alone: who requests it has seen all of the contact's statements.
    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, ContactConsentChanged request) {
        return state.consent().filter(here -> !counts(request, here)).isEmpty()
                ? Decision.unanswered(
                        List.of(
                                new ContactConsentApplied(
                                        request.consentId(), request.optedOut(), request.changedAt())))
                : Decision.nothing();
    }

    private static boolean counts(ContactConsentChanged request, ConsentFact here) {
        return request.changedAt().isAfter(here.changedAt())
                || (request.optedOut() && new ConsentFact(true, request.changedAt()).overrules(here));
    }

    private static ContactOptedOut optOut(
            ThreadState state,
            InboundSmsReceived request,
            ConversationId conversationId,
            ConsentKeyword keyword) {
        return new ContactOptedOut(
                ConsentFact.timeOfOptOut(
                        request.context().requestedAt(), known(state, request.consentContext().consent())),
                conversationId,
                request.consentContext().consentId(),
                request.consentContext().consentScope(),
                new Cause(keyword));
    }

    private static ContactOptedIn optIn(
            InboundSmsReceived request, ConversationId conversationId, ConsentKeyword keyword) {
        return new ContactOptedIn(
                request.context().requestedAt(),
                conversationId,
                request.consentContext().consentId(),
                request.consentContext().consentScope(),
                new Cause(keyword));
    }
}
