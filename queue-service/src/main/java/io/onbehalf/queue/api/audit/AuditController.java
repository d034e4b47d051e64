package io.onbehalf.queue.api.audit;

import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.queue.topology.audit.AuditQuery;
import io.onbehalf.queue.topology.audit.AuditStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What was done in the caller's organization: by whom, to which thing, when and why.
@RestController
class AuditController {

    private final Queries audit;
    private final InstantSource clock;

    AuditController(@Qualifier("auditQueries") Queries audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping("/api/v2/audits/query")
    ResponseEntity<? super AuditQueryResults> query(
            Caller caller, @RequestBody @Valid AuditQueryBody body, HttpServletRequest call) {
        caller.requireAny("audits:audit:view");
        String organization = caller.organizationId();
        AuditQuery query = body.query(clock.instant());
        return audit.answer(
                AuditStore.NAME,
                organization,
                call,
                rows ->
                        AuditQueryResults.of(
                                organization,
                                query.limit(),
                                new AuditStore(rows.readable()).read(organization, query)));
    }
}
