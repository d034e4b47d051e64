package io.onbehalf.conversation.carrier.outbound.group;

import java.util.function.IntSupplier;

/// How many accounts this instance can submit over, as the group of all instances knows it.
///
/// An SMSC may allow fewer binds than there are instances. One without a bind would keep its partitions, and
/// their messages would wait until they expire; so each instance reports what it has, and those with the most
/// get the partitions ([MostUsableAssignor]).
public final class UsableAccounts {

    /// The rank of an instance that the group has not yet seen.
    static final int UNKNOWN = Integer.MAX_VALUE;

    private final IntSupplier usable;
    private volatile int reported = -1;
    private volatile int members = 1;
    private volatile int rank = UNKNOWN;
    private volatile int submitting = 1;

    /// @param usable counts the accounts; one that is down for a moment only is still among them
    public UsableAccounts(IntSupplier usable) {
        this.usable = usable;
    }

    /// The count, which the group knows from now on.
    int report() {
        reported = usable.getAsInt();
        return reported;
    }

    /// The group has shared the partitions.
    ///
    /// @param count how many instances it has
    /// @param place this instance's rank among them
    /// @param sharing how many of them have partitions
    void onShared(int count, int place, int sharing) {
        members = count;
        rank = place;
        submitting = sharing;
    }

    /// How many instances have a better right to the binds of an account that is bound on some only.
    public int rank() {
        return rank;
    }

    /// How many instances have partitions, and so submit; 1 until the group has said it.
    public int submitting() {
        return submitting;
    }

    /// True if the group knows another count than is true now. An instance that is alone has nobody to tell.
    public boolean isOutdated() {
        return members > 1 && reported >= 0 && reported != usable.getAsInt();
    }
}
