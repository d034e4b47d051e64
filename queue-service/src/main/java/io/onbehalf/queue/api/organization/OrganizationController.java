package io.onbehalf.queue.api.organization;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest.OrganizationUpdateRequested;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The caller's organization.
@RestController
@RequestMapping("/api/v2/organizations/me")
class OrganizationController {

    private final QueueAccess queues;

    OrganizationController(QueueAccess queues) {
        this.queues = queues;
    }

    @GetMapping
    ResponseEntity<? super OrganizationView> get(Caller caller, HttpServletRequest call) {
        return queues.readOrganization(caller, call, OrganizationView::of);
    }

    @PutMapping
    OrganizationView update(Caller caller, RequestStamp stamp, @RequestBody @Valid OrganizationBody body) {
        caller.requireAny("directory:organization:admin");
        var request =
                new OrganizationUpdateRequested(
                        new OrganizationId(stamp.organizationId()),
                        new UserId(stamp.requestedBy()),
                        body.name().strip(),
                        body.country());
        QueueReply reply = queues.ask(stamp, request);
        return OrganizationView.of(reply.organization().orElseThrow());
    }
}
