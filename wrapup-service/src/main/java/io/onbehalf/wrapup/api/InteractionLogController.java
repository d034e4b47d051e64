package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.TaggedBody;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.wrapup.domain.acw.SavedLog;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.InteractionLogUpdateRequested;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The interaction log of one stint, where the organization has call logging on.
@RestController
@RequestMapping("/api/v2/onbehalf/conversations/{conversationId}/participants/{participantId}/log")
class InteractionLogController {

    private final WrapupAccess wrapups;
    private final Visibility visibility;

    InteractionLogController(WrapupAccess wrapups, Visibility visibility) {
        this.wrapups = wrapups;
        this.visibility = visibility;
    }

    /// The log, also one that was written before call logging was switched off.
    @GetMapping
    ResponseEntity<? super InteractionLogView> get(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            HttpServletRequest call) {
        caller.requireAny("onbehalf:interactionLog:view");
        StintPath path = StintPath.of(conversationId, participantId);
        return wrapups.stint(
                path,
                call,
                rows -> {
                    visibility.visible(caller, rows.of(path.participant()), path);
                    Optional<SavedLog> saved = rows.log(path.participant());
                    return new TaggedBody(InteractionLogView.of(saved), SavedLog.version(saved));
                });
    }

    /// Replaces the log, in the version that `If-Match` names. Only the stint's agent may, while the stint
    /// lasts and at any time afterwards.
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @RequestBody @Valid InteractionLogBody body) {
        caller.requireAny("onbehalf:interactionLog:edit");
        StintPath path = StintPath.of(conversationId, participantId);
        wrapups.ask(
                stamp,
                path,
                new InteractionLogUpdateRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        path.conversation(),
                        path.participant(),
                        body.log()));
    }
}
