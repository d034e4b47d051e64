package io.onbehalf.queue.api.user;

import io.onbehalf.queue.domain.user.UserState;
import io.onbehalf.queue.topology.NameIndex;
import java.util.Comparator;
import java.util.Optional;

/// A user in the lists of the directory: what a search looks at.
record ListedUser(NameIndex.Entry<String> entry, UserState state) {

    static final Comparator<ListedUser> BY_NAME =
            Comparator.comparing(ListedUser::nameKey).thenComparing(ListedUser::id);

    String id() {
        return entry.id();
    }

    String nameKey() {
        return entry.nameKey();
    }

    Optional<String> email() {
        return Optional.of(entry.value()).filter(email -> !email.isEmpty());
    }
}
