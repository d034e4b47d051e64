package io.onbehalf.conversation.api.wrapup;

import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.kit.query.DataUnavailable;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Gives wrap-ups to wrapup-service, which alone decides them.
///
/// The request says what this service knows of the stint: wrapup-service learns of a stint by its events, and
/// one that it has set aside, or not read yet, must not leave an agent with an interaction that nobody can
/// wrap up.
@Component
public class Wrapups {

    private static final JsonMapper JSON = new JsonMapper();

    private final Requests requests;
    private final Queries queries;

    Wrapups(Requests requests, Queries queries) {
        this.requests = requests;
        this.queries = queries;
    }

    /// Where an instance answers with a stint.
    static String pathOf(ConversationId conversation, ParticipantId participant) {
        return "/api/v2/onbehalf/conversations/%s/participants/%s/stint"
                .formatted(conversation.value(), participant.value());
    }

    /// Requests a wrap-up, and waits until it is decided.
    ///
    /// @param call the call that gives it
    /// @throws ApiException the refusal, or 503 when there is no answer in time
    public void give(
            Caller caller,
            RequestStamp stamp,
            HttpServletRequest call,
            ConversationId conversation,
            ParticipantId participant,
            WrapupInput wrapup) {
        requests.ask(
                Topics.WRAPUP_REQUESTS,
                threadOf(conversation),
                new WrapupRequested(
                        conversation,
                        participant,
                        Optional.empty(),
                        wrapup,
                        caller.has(Permissions.SUPERVISE),
                        stint(caller, call, conversation, participant)),
                stamp.of("wrapup"),
                WrapupReply.class);
    }

    /// Empty also where it can't be read now: wrapup-service knows nearly all stints by itself.
    private Optional<ReportedStint> stint(
            Caller caller, HttpServletRequest call, ConversationId conversation, ParticipantId participant) {
        try {
            return queries.part(
                            ConversationStore.NAME,
                            threadOf(conversation),
                            pathOf(conversation, participant),
                            call,
                            rows ->
                                    ReportedStint.of(
                                                    caller,
                                                    new ConversationStore(rows, conversation),
                                                    participant)
                                            .map(stint -> stint))
                    .map(Wrapups::read);
        } catch (DataUnavailable _) {
            return Optional.empty();
        }
    }

    /// @param part of this instance, or what another one has written of it
    private static ReportedStint read(Object part) {
        return part instanceof ReportedStint own ? own : JSON.convertValue(part, ReportedStint.class);
    }

    private static String threadOf(ConversationId conversation) {
        return PathIds.threadOf(conversation.value(), Kind.CONVERSATION);
    }
}
