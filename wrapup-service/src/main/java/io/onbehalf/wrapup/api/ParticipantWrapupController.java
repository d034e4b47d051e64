package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.WrapupBody;
import io.onbehalf.wrapup.domain.acw.Stint;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Connected;
import io.onbehalf.wrapup.domain.acw.WrapupState.Ended;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The wrap-up of one stint: the codes that it may have, giving it, reading it.
@RestController
@RequestMapping("/api/v2/conversations")
class ParticipantWrapupController {

    private static final String ANY = "/{conversationId}/participants/{participantId}";
    private static final String MESSAGE = "/messages" + ANY;
    private static final String COMMUNICATION = MESSAGE + "/communications/{communicationId}/wrapup";

    private final WrapupAccess wrapups;
    private final OfferedCodes offered;
    private final Visibility visibility;

    ParticipantWrapupController(WrapupAccess wrapups, OfferedCodes offered, Visibility visibility) {
        this.wrapups = wrapups;
        this.offered = offered;
        this.visibility = visibility;
    }

    @GetMapping({ANY + "/wrapupcodes", MESSAGE + "/wrapupcodes"})
    ResponseEntity<? super List<WrapupCodeView>> codes(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            HttpServletRequest call) {
        StintPath path = StintPath.of(conversationId, participantId);
        return wrapups.afterCallWork(
                path, call, state -> codes(visibility.visible(caller, state, path).stint()));
    }

    private List<WrapupCodeView> codes(Stint stint) {
        return offered.of(stint.organizationId(), stint.queueId()).stream().map(WrapupCodeView::of).toList();
    }

    @GetMapping({ANY + "/wrapup", MESSAGE + "/wrapup", COMMUNICATION})
    ResponseEntity<? super AssignedWrapupCode> wrapup(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @PathVariable(required = false) @Nullable String communicationId,
            @RequestParam(defaultValue = "false") boolean provisional,
            HttpServletRequest call) {
        StintPath stint = StintPath.of(conversationId, participantId);
        StintPath path = communicationId == null ? stint : stint.with(communicationId);
        return wrapups.afterCallWork(
                path, call, state -> wrapup(visibility.visible(caller, state, path), provisional));
    }

    /// The wrap-up of a stint.
    ///
    /// @throws ApiException 404 if the stint has no wrap-up of the requested kind
    private static AssignedWrapupCode wrapup(Known state, boolean provisional) {
        return switch (state) {
            case Provisional given when provisional -> AssignedWrapupCode.provisional(given.wrapup());
            case Pending pending when provisional ->
                    pending.saved()
                            .map(saved -> AssignedWrapupCode.provisional(saved.wrapup()))
                            .orElseThrow(() -> noWrapup(state));
            case Completed completed when !provisional -> AssignedWrapupCode.of(completed);
            case Connected _, Provisional _, Ended _, Pending _, Completed _ -> throw noWrapup(state);
        };
    }

    @PostMapping(COMMUNICATION)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void wrapUp(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @PathVariable String communicationId,
            @RequestBody @Valid WrapupBody body) {
        caller.requireAny("conversation:participant:wrapup");
        StintPath path = StintPath.of(conversationId, participantId).with(communicationId);
        wrapups.ask(
                stamp,
                path,
                new WrapupRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        path.conversation(),
                        path.participant(),
                        path.communication(),
                        body.input("", false),
                        caller.has(Permissions.SUPERVISE),
                        Optional.empty()));
    }

    private static ApiException noWrapup(Known state) {
        String participant = state.stint().participantId().value();
        return new ApiException(
                404,
                "not.found",
                "participant %s: has no wrap-up yet".formatted(participant),
                Map.of("participant", participant));
    }
}
