package io.onbehalf.wrapup.api;

import io.onbehalf.kit.web.EntityFilter;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import io.onbehalf.wrapup.topology.CodeOrder;
import io.onbehalf.wrapup.topology.CodeStore;
import java.util.List;
import java.util.stream.Stream;

/// Reads pages of the organization's codes. A filter by name looks at the names; only the rows of the page's
/// codes, or of those whose ids are given, are read.
record CodeListing(CodeStore rows, CodeSort sort) {

    EntityListing<WrapupCodeSnapshot> page(EntityFilter filter, PageRequest page) {
        if (!filter.ids().isEmpty()) {
            return EntityListing.of(withIds(filter), page);
        }
        if (filter.names().isEmpty()) {
            CodeOrder order = sort.byName() ? rows.byName() : rows.byId();
            List<CodeOrder.Entry> entries = order.page(sort.isDescending(), page.offset(), page.pageSize());
            return EntityListing.ofPage(entries, rows.count(), page)
                    .mapPresent(entry -> rows.code(entry.id().get()));
        }
        List<CodeOrder.Entry> matching =
                rows.byName().matching(sort.isDescending(), filter.names()::matchesKey);
        return sort.byName()
                ? EntityListing.of(matching, page).mapPresent(entry -> rows.code(entry.id().get()))
                : EntityListing.of(sorted(matching.stream().map(entry -> entry.id().get())), page);
    }

    private List<WrapupCodeSnapshot> withIds(EntityFilter filter) {
        return sorted(filter.ids().stream().map(CodeId::new)).stream()
                .filter(code -> filter.names().matches(code.name()))
                .toList();
    }

    private List<WrapupCodeSnapshot> sorted(Stream<CodeId> ids) {
        return ids.flatMap(id -> rows.code(id).stream()).sorted(sort.comparator()).toList();
    }
}
