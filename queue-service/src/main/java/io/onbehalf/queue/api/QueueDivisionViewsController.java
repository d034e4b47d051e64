package io.onbehalf.queue.api;

import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityFilter;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.api.common.QueueListing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The queues that an agent may transfer to: all of the organization's.
@RestController
class QueueDivisionViewsController {

    private final QueueAccess queues;

    QueueDivisionViewsController(QueueAccess queues) {
        this.queues = queues;
    }

    @GetMapping({"/api/v2/routing/queues/divisionviews", "/api/v2/routing/queues/divisionviews/all"})
    ResponseEntity<? super EntityListing<QueueDivisionView>> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestParam(required = false) @Nullable String sortOrder,
            HttpServletRequest call) {
        caller.requireAny("routing:queue:search", "routing:queue:view");
        EntityFilter filter = EntityFilter.of(name, id);
        SortOrder order = SortOrder.of(sortOrder);
        return queues.read(
                caller,
                call,
                rows ->
                        new QueueListing(rows.readable(), order)
                                .page(filter, page)
                                .map(QueueDivisionView::of));
    }
}
