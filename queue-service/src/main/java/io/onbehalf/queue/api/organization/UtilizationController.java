package io.onbehalf.queue.api.organization;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest.UtilizationUpdateRequested;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How many conversations the organization's agents take at once.
@RestController
@RequestMapping("/api/v2/routing/utilization")
class UtilizationController {

    private final QueueAccess queues;

    UtilizationController(QueueAccess queues) {
        this.queues = queues;
    }

    @GetMapping
    ResponseEntity<? super Utilization> get(Caller caller, HttpServletRequest call) {
        return queues.readOrganization(caller, call, Utilization::of);
    }

    @PutMapping
    Utilization update(Caller caller, RequestStamp stamp, @RequestBody @Valid Utilization body) {
        caller.requireAny("routing:utilization:manage", "directory:organization:admin");
        var request =
                new UtilizationUpdateRequested(
                        new OrganizationId(stamp.organizationId()),
                        new UserId(stamp.requestedBy()),
                        body.messageCapacity());
        QueueReply reply = queues.ask(stamp, request);
        return Utilization.of(reply.organization().orElseThrow());
    }
}
