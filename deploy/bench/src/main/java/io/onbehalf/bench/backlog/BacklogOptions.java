package io.onbehalf.bench.backlog;

/// What `backlog` measures.
///
/// @param accounts at the SMSC; each serves as many of the numbers as the others
/// @param numbers that the messages wait for
/// @param messages how many wait, spread over the numbers
/// @param seconds how long they are submitted once the link is back
public record BacklogOptions(int accounts, int numbers, int messages, int seconds) {

    public BacklogOptions {
        if (accounts < 1 || numbers < accounts || messages < numbers) {
            throw new IllegalArgumentException(
                    "%d accounts, %d numbers, %d messages: an account needs a number, a number a message"
                            .formatted(accounts, numbers, messages));
        }
    }
}
