package io.onbehalf.queue.api.user;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.EntityFilter;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserSnapshot;
import io.onbehalf.queue.domain.user.UserState;
import io.onbehalf.queue.topology.NameIndex;
import io.onbehalf.queue.topology.QueueStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads pages of the directory, by name. Filters look at the lists of names; only the rows of the page's
/// users are read.
record DirectoryListing(QueueStore rows, SortOrder order) {

    private static final Comparator<UserSnapshot> BY_NAME =
            Comparator.<UserSnapshot, String>comparing(user -> NameKey.of(user.profile().name()))
                    .thenComparing(user -> user.userId().value());

    /// The users of one state who match.
    EntityListing<UserView> page(EntityFilter filter, UserState state, PageRequest page) {
        if (!filter.ids().isEmpty()) {
            return EntityListing.of(withIds(filter, state), page).map(UserView::of);
        }
        if (filter.names().isEmpty()) {
            return page(state, page);
        }
        return page(matching(state, user -> filter.names().matchesKey(user.nameKey())).toList(), page);
    }

    /// The users who are searched for.
    ///
    /// @param matching made of the search
    EntityListing<UserView> page(UserSearch search, Predicate<ListedUser> matching, PageRequest page) {
        if (search.isEmpty()) {
            return page(UserState.ACTIVE, page);
        }
        Stream<ListedUser> found = search.states().stream().flatMap(state -> matching(state, matching));
        return page(found.sorted(order.comparator(ListedUser.BY_NAME)).toList(), page);
    }

    private EntityListing<UserView> page(UserState state, PageRequest page) {
        List<NameIndex.Entry<String>> users =
                rows.lists().usersByName(state).page(isDescending(), page.offset(), page.pageSize());
        return EntityListing.ofPage(users, rows.lists().userCount(state), page)
                .mapPresent(user -> view(user.id()));
    }

    private EntityListing<UserView> page(List<ListedUser> found, PageRequest page) {
        return EntityListing.of(found, page).mapPresent(user -> view(user.id()));
    }

    private Stream<ListedUser> matching(UserState state, Predicate<ListedUser> filter) {
        return rows
                .lists()
                .usersByName(state)
                .matching(isDescending(), entry -> filter.test(new ListedUser(entry, state)))
                .stream()
                .map(entry -> new ListedUser(entry, state));
    }

    private List<UserSnapshot> withIds(EntityFilter filter, UserState state) {
        return filter.ids().stream()
                .flatMap(id -> user(id).stream())
                .filter(user -> user.profile().state() == state)
                .filter(user -> filter.names().matches(user.profile().name()))
                .sorted(order.comparator(BY_NAME))
                .toList();
    }

    private boolean isDescending() {
        return order == SortOrder.DESC;
    }

    private Optional<UserView> view(String listedId) {
        return user(listedId).map(UserView::of);
    }

    private Optional<UserSnapshot> user(String id) {
        return rows.user(new UserId(id)).flatMap(User::snapshot);
    }
}
