package io.onbehalf.conversation.api.wrapup;

import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Reads an agent's stint. Instances ask each other for it, with the call of who gives the wrap-up.
@RestController
class StintController {

    private final Queries queries;

    StintController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/v2/onbehalf/conversations/{conversationId}/participants/{participantId}/stint")
    ResponseEntity<? super ReportedStint> stint(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            HttpServletRequest call) {
        caller.requireAny("conversation:participant:wrapup");
        ConversationId conversation = PathIds.conversation(conversationId);
        String thread = PathIds.threadOf(conversation.value(), Kind.CONVERSATION);
        var participant = new ParticipantId(PathIds.read(participantId, Kind.PARTICIPANT, thread));
        return queries.answer(
                ConversationStore.NAME,
                thread,
                call,
                rows ->
                        ReportedStint.of(caller, new ConversationStore(rows, conversation), participant)
                                .orElseThrow(
                                        () -> ApiException.notFound("participant", participant.value())));
    }
}
