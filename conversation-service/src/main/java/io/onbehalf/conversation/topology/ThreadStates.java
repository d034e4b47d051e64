package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.store.PrefixedStore;

/// Reads what decides a thread's requests, for those who ask how one would be decided.
public final class ThreadStates {

    /// The store of the threads' decider.
    public static final String NAME = "threads";

    private ThreadStates() {}

    /// @param rows of the thread's partition
    public static ThreadState read(PrefixedStore rows, ThreadId thread) {
        return new ThreadStateRepository().loadPart(rows, thread.value(), "");
    }
}
