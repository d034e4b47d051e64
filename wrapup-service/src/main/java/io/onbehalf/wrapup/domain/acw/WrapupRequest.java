package io.onbehalf.wrapup.domain.acw;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;
import io.onbehalf.wrapup.domain.codes.CodeId;
import java.time.Instant;
import java.util.Optional;

/// The input of the after-call-work decider: a wrap-up, a change of the interaction log, or a fact from the
/// conversation.
public sealed interface WrapupRequest extends ThreadInput {

    ParticipantId participantId();

    /// A user's request about a stint.
    sealed interface ByUser extends WrapupRequest
            permits WrapupRequested, WrapupCompletionRequested, InteractionLogUpdateRequested {

        OrganizationId organizationId();

        UserId requestedBy();

        ConversationId conversationId();

        /// True if it says something about the contact in free text.
        boolean hasTexts();

        /// True if the request names this stint, under the organization that it belongs to.
        default boolean names(Stint stint) {
            return stint.organizationId().equals(organizationId())
                    && stint.conversationId().equals(conversationId());
        }
    }

    /// A user gives, corrects or skips a stint's wrap-up.
    ///
    /// @param communicationId empty where the caller names only the participant
    /// @param mayWrapUpForOthers the caller may wrap up another agent's stint
    /// @param stint as conversation-service knows it; empty where it did not pass the request on
    record WrapupRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            ConversationId conversationId,
            ParticipantId participantId,
            Optional<CommunicationId> communicationId,
            WrapupInput wrapup,
            boolean mayWrapUpForOthers,
            Optional<ReportedStint> stint)
            implements ByUser {

        public WrapupRequested {
            // null in a row that was written before there was this field
            stint = requireNonNullElse(stint, Optional.empty());
        }

        @Override
        public boolean names(Stint stint) {
            return ByUser.super.names(stint)
                    && communicationId.filter(named -> !named.equals(stint.communicationId())).isEmpty();
        }

        @Override
        public boolean hasTexts() {
            return wrapup.notes().filter(notes -> !notes.isBlank()).isPresent() || !wrapup.tags().isEmpty();
        }

        /// The event of the stint that must have occurred, by what conversation-service knows of it, and has
        /// not arrived; empty if there is none.
        Optional<StintFact> missing(WrapupState work) {
            return stint.filter(_ -> !WrapupState.isOver(work))
                    .flatMap(reported -> reported.missing(work, this));
        }

        /// Why the caller does it for the stint's agent; empty for the agent.
        Optional<String> reasonFor(Stint stint) {
            return stint.userId().equals(requestedBy) ? Optional.empty() : wrapup.reason();
        }

        /// True if the caller is the stint's agent, or may act for them.
        boolean isAllowedOn(Stint stint) {
            return stint.userId().equals(requestedBy) || mayWrapUpForOthers;
        }
    }

    /// What conversation-service knows of the stint of a request that it passes on.
    ///
    /// @param endedAt empty as long as the stint lasts
    /// @param afterCallWorkRequired the agent requested after-call work, where it is theirs to request
    record ReportedStint(
            CommunicationId communicationId,
            UserId userId,
            QueueId queueId,
            AfterCallTerms afterCall,
            Optional<Instant> endedAt,
            boolean afterCallWorkRequired) {

        /// @param work of a stint that is not known to be over
        private Optional<StintFact> missing(WrapupState work, WrapupRequested request) {
            Stint stint =
                    new Stint(
                            request.organizationId(),
                            request.conversationId(),
                            request.participantId(),
                            communicationId,
                            userId,
                            queueId,
                            afterCall);
            if (work instanceof Known known && !known.stint().isSameAs(stint)) {
                return Optional.empty();
            }
            Optional<StintFact> end =
                    endedAt.map(at -> new ParticipantDisconnected(at, stint, afterCallWorkRequired));
            return work instanceof Known ? end : end.or(() -> Optional.of(new ParticipantConnected(stint)));
        }
    }

    /// A supervisor ends after-call work that its agent leaves undone.
    ///
    /// @param code empty for that of the wrap-up that was saved last, else the default code
    /// @param reason why, in the supervisor's words
    record WrapupCompletionRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            ConversationId conversationId,
            ParticipantId participantId,
            Optional<CodeId> code,
            String reason)
            implements ByUser {

        /// The reason is about the agent.
        @Override
        public boolean hasTexts() {
            return false;
        }
    }

    /// An agent replaces the interaction log of their stint.
    record InteractionLogUpdateRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            ConversationId conversationId,
            ParticipantId participantId,
            InteractionLog log)
            implements ByUser {

        @Override
        public boolean hasTexts() {
            return !log.equals(InteractionLog.EMPTY);
        }

        /// True if it names the stint, and its agent made it.
        boolean isAllowedOn(Stint stint) {
            return names(stint) && stint.userId().equals(requestedBy);
        }
    }

    /// An agent's stint began.
    record ParticipantConnected(Stint stint) implements WrapupRequest, StintFact {

        @Override
        public ParticipantId participantId() {
            return stint.participantId();
        }
    }

    /// An agent's stint ended.
    ///
    /// @param stint with what its queue asks for at that time
    /// @param afterCallWorkRequired the agent requested after-call work, where it is theirs to request
    record ParticipantDisconnected(Instant occurredAt, Stint stint, boolean afterCallWorkRequired)
            implements WrapupRequest, StintFact {

        /// True if after-call work follows.
        boolean owed() {
            return stint.afterCall().owed(afterCallWorkRequired);
        }

        /// True if that work needs a code.
        boolean codeRequired() {
            return stint.afterCall().codeRequired(afterCallWorkRequired);
        }

        @Override
        public ParticipantId participantId() {
            return stint.participantId();
        }
    }

    /// The time of a stint's after-call work is over.
    ///
    /// @param requestedAt when it was over
    record WrapupTimerExpired(ParticipantId participantId, Instant requestedAt) implements WrapupRequest {}
}
