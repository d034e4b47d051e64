package io.onbehalf.queue.api.organization;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest.OrganizationSettingsUpdateRequested;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the caller's organization works: settings that the public API has no place for.
@RestController
@RequestMapping("/api/v2/onbehalf/organizations/me/settings")
class SettingsController {

    private final QueueAccess queues;

    SettingsController(QueueAccess queues) {
        this.queues = queues;
    }

    @GetMapping
    ResponseEntity<? super SettingsBody> get(Caller caller, HttpServletRequest call) {
        return queues.readOrganization(caller, call, now -> SettingsBody.of(now.settings()));
    }

    @PutMapping
    SettingsBody update(Caller caller, RequestStamp stamp, @RequestBody @Valid SettingsBody body) {
        caller.requireAny("directory:organization:admin");
        var request =
                new OrganizationSettingsUpdateRequested(
                        new OrganizationId(stamp.organizationId()),
                        new UserId(stamp.requestedBy()),
                        body.settings());
        QueueReply reply = queues.ask(stamp, request);
        return SettingsBody.of(reply.organization().orElseThrow().settings());
    }
}
