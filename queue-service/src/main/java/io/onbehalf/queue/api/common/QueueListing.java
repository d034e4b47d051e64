package io.onbehalf.queue.api.common;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.web.EntityFilter;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.topology.QueueStore;
import java.util.Comparator;
import java.util.List;

/// Reads pages of the organization's queues, by name. A filter by name looks at the names; only the rows of
/// the page's queues, or of those whose ids are given, are read.
public record QueueListing(QueueStore rows, SortOrder order) {

    public static final Comparator<Queue> BY_NAME =
            Comparator.<Queue, String>comparing(queue -> queue.settings().nameKey())
                    .thenComparing(queue -> queue.queueId().value());

    public EntityListing<Queue> page(EntityFilter filter, PageRequest page) {
        if (!filter.ids().isEmpty()) {
            return EntityListing.of(withIds(filter), page);
        }
        var names = rows.lists().queuesByName();
        EntityListing<QueueId> found =
                filter.names().isEmpty()
                        ? EntityListing.ofPage(
                                names.page(isDescending(), page.offset(), page.pageSize()),
                                rows.lists().queueCount(),
                                page)
                        : EntityListing.of(names.matching(isDescending(), filter.names()::matchesKey), page);
        return found.mapPresent(rows::queue);
    }

    private List<Queue> withIds(EntityFilter filter) {
        return filter.ids().stream()
                .flatMap(id -> rows.queue(new QueueId(id)).stream())
                .filter(queue -> filter.names().matches(queue.settings().name()))
                .sorted(order.comparator(BY_NAME))
                .toList();
    }

    private boolean isDescending() {
        return order == SortOrder.DESC;
    }
}
