package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserProfile;
import io.onbehalf.queue.topology.QueueStore;
import java.time.Instant;
import java.util.Comparator;

/// A membership, with what is known of its user.
///
/// @param nameKey of the user's name, made once for all comparisons
record QueueMember(QueueMemberSnapshot membership, User user, String nameKey) {

    /// Members who are not in the directory come first.
    static final Comparator<QueueMember> BY_NAME =
            Comparator.comparing(QueueMember::nameKey)
                    .thenComparing(member -> member.membership().userId().value());

    static QueueMember of(QueueMemberSnapshot membership, QueueStore rows) {
        User user =
                rows.user(membership.userId())
                        .orElseGet(() ->
                                User.unknown(
                                        membership.organizationId(), membership.userId(), Instant.EPOCH));
        return new QueueMember(membership, user, NameKey.of(name(user)));
    }

    /// The user's name; the empty text for a user who is not in the directory.
    String name() {
        return name(user);
    }

    private static String name(User user) {
        return user.profile().map(UserProfile::name).orElse("");
    }
}
