package io.onbehalf.wrapup.api;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.wrapup.domain.CodeId;
import io.onbehalf.wrapup.domain.OfferedCodes;
import io.onbehalf.wrapup.domain.Stint.WrapupDone;
import io.onbehalf.wrapup.domain.StintDetails;
import io.onbehalf.wrapup.domain.WrapupRequest.WrapupRequested;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The wrap-up of one stint: which codes it may have, giving it, reading it.
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
    ResponseEntity<Object> codes(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            HttpServletRequest call) {
        StintPath path = StintPath.of(conversationId, participantId, null);
        return wrapups.stints(
                path.thread(),
                call,
                rows -> {
                    StintDetails stint = requireNonNull(visibility.visible(caller, rows, path).about());
                    return offered.of(stint.organizationId(), stint.queueId()).stream()
                            .map(WrapupCodeView::of)
                            .toList();
                });
    }

    @GetMapping({ANY + "/wrapup", MESSAGE + "/wrapup", COMMUNICATION})
    ResponseEntity<Object> wrapup(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @PathVariable(required = false) @Nullable String communicationId,
            @RequestParam(required = false) @Nullable Boolean provisional,
            HttpServletRequest call) {
        refuseProvisional(provisional);
        StintPath path = StintPath.of(conversationId, participantId, communicationId);
        return wrapups.stints(
                path.thread(),
                call,
                rows -> {
                    if (visibility.visible(caller, rows, path) instanceof WrapupDone done) {
                        return AssignedWrapupCode.of(done);
                    }
                    throw ApiException.notFound("wrapup", path.participant().value());
                });
    }

    /// Asked only once the stint is over, so that what comes too early uses up no Idempotency-Key. Where its
    /// thread lives elsewhere, the call is sent there to be judged; asked for it is here.
    @PostMapping(COMMUNICATION)
    ResponseEntity<Object> wrapUp(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @PathVariable String communicationId,
            @RequestBody @Valid WrapupBody body,
            HttpServletRequest call) {
        caller.requireAny("conversation:participant:wrapup");
        refuseProvisional(body.provisional());
        CodeId code = code(body.code());
        StintPath path = StintPath.of(conversationId, participantId, communicationId);
        ResponseEntity<Object> judged =
                wrapups.stints(
                        path.thread(),
                        call,
                        rows -> {
                            EndOfStint.await(caller, rows, path);
                            return Map.of();
                        });
        if (judged.getStatusCode().isError() || call.getHeader(Queries.FORWARDED) != null) {
            return judged;
        }
        wrapups.ask(
                stamp,
                path.thread(),
                new WrapupRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        path.conversation(),
                        path.participant(),
                        requireNonNull(path.communication()),
                        code,
                        body.notes(),
                        caller.has(Visibility.SUPERVISE)));
        return ResponseEntity.accepted().build();
    }

    private static @Nullable CodeId code(@Nullable String given) {
        return given == null || given.isBlank() ? null : new CodeId(Ids.inBody("code", given));
    }

    private static void refuseProvisional(@Nullable Boolean provisional) {
        if (Boolean.TRUE.equals(provisional)) {
            throw ApiException.invalidValue(
                    "provisional",
                    "provisional: provisional wrap-ups are not supported; a wrap-up is given once, when it is"
                            + " done");
        }
    }
}
