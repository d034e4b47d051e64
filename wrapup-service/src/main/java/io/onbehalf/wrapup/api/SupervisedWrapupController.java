package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.kit.web.text.Visible;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupCompletionRequested;
import io.onbehalf.wrapup.domain.codes.CodeId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A supervisor ends after-call work that its agent leaves undone.
@RestController
class SupervisedWrapupController {

    private final WrapupAccess wrapups;

    SupervisedWrapupController(WrapupAccess wrapups) {
        this.wrapups = wrapups;
    }

    /// How the work ends.
    ///
    /// @param code one that the queue offers; without it that of the wrap-up that was saved last, else the
    ///   default code
    /// @param reason why, for the agent and for the record
    record WrapupCompletion(@Nullable String code, @NotBlank @Visible @Size(max = 500) String reason) {

        private Optional<CodeId> codeId() {
            return Optional.ofNullable(code).map(text -> new CodeId(UuidText.inField("code", text)));
        }
    }

    @PostMapping("/api/v2/onbehalf/conversations/{conversationId}/participants/{participantId}/wrapup")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void complete(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @RequestBody @Valid WrapupCompletion body) {
        caller.requireAny("conversation:participant:wrapup");
        caller.requireAny(Permissions.SUPERVISE);
        StintPath path = StintPath.of(conversationId, participantId);
        wrapups.ask(
                stamp,
                path,
                new WrapupCompletionRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        path.conversation(),
                        path.participant(),
                        body.codeId(),
                        body.reason()));
    }
}
