package io.onbehalf.bench.lists;

import io.onbehalf.local.Failure;

/// The options of [ListsCommand].
///
/// @param waiting how many conversations wait in one queue
/// @param members how many users there are, all of them members of one queue
/// @param queues how many queues the agent has
/// @param held how many conversations the agent has
/// @param messages the length of the longest conversation
/// @param codes how many wrap-up codes one queue has
/// @param owed how many wrap-ups the agent owes, all of them of one queue
/// @param calls how often each page is measured
/// @param warmUp how often each page is read before
public record ListsOptions(
        int waiting,
        int members,
        int queues,
        int held,
        int messages,
        int codes,
        int owed,
        int calls,
        int warmUp) {

    /// The size of the pages, and the least that a list has.
    static final int PAGE = 25;

    public ListsOptions {
        atLeast(PAGE, "--waiting", waiting);
        atLeast(PAGE, "--members", members);
        atLeast(PAGE, "--queues", queues);
        atLeast(PAGE, "--held", held);
        atLeast(1, "--messages", messages);
        atLeast(PAGE, "--codes", codes);
        atLeast(PAGE, "--owed", owed);
        atLeast(1, "--calls", calls);
        atLeast(0, "--warm-up", warmUp);
    }

    private static void atLeast(int least, String option, int value) {
        if (value < least) {
            throw new Failure("%s %d: must be at least %d.".formatted(option, value, least));
        }
    }
}
