package io.onbehalf.kit.domain;

/// The record key of a membership on `queue.members`: `<user>:<queue>`.
public final class MemberKey {

    private MemberKey() {}

    public static String of(UserId user, QueueId queue) {
        return of(user) + queue.value();
    }

    /// The prefix of the keys of all of a user's memberships.
    public static String of(UserId user) {
        return user.value() + ":";
    }
}
