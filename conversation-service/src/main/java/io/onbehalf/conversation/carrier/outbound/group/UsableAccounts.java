package io.onbehalf.conversation.carrier.outbound.group;

import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// How many accounts this instance can submit over, as the group of all instances knows it.
///
/// An SMSC may allow fewer binds than there are instances. One without a bind would keep its partitions, and
/// their messages would wait until they expire; so each instance reports what it has, and those with the most
/// get the partitions ([MostUsableAssignor]).
public final class UsableAccounts {

    /// The rank of an instance that the group has not yet seen.
    static final int UNKNOWN = Integer.MAX_VALUE;

    /// A change is told once it has lasted so long, as long as the longest pause between two tries to bind:
    /// so the end and the return of an SMSC, which all instances see within that time, move no partitions
    /// from one to the other and back.
    private static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final IntSupplier usable;
    private final LongSupplier nanoClock;
    private volatile int reported = -1;
    private volatile int members = 1;
    private volatile int rank = UNKNOWN;
    private volatile int submitting = 1;
    private boolean differs;
    private long differsSinceNanos;

    /// @param usable counts the accounts; one that is down for a moment only is still among them
    public UsableAccounts(IntSupplier usable) {
        this(usable, System::nanoTime);
    }

    UsableAccounts(IntSupplier usable, LongSupplier nanoClock) {
        this.usable = usable;
        this.nanoClock = nanoClock;
    }

    /// The count, which the group knows from now on.
    int report() {
        reported = usable.getAsInt();
        differs = false;
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

    /// True if the group has known another count than is true for a while. An instance that is alone has
    /// nobody to tell. The thread that asks is the one that reports.
    public boolean isOutdated() {
        if (members <= 1 || reported < 0 || reported == usable.getAsInt()) {
            differs = false;
            return false;
        }
        long now = nanoClock.getAsLong();
        if (!differs) {
            differs = true;
            differsSinceNanos = now;
        }
        return now - differsSinceNanos >= LASTING_NANOS;
    }
}
