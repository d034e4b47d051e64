package io.onbehalf.bench.channels;

/// What is measured.
///
/// @param sockets open on one gateway; of each user as many as a user may have
/// @param rate changes per second
/// @param seconds how long it goes on
public record ChannelsOptions(int sockets, int rate, int seconds) {

    static final int SOCKETS_OF_A_USER = 20;

    public ChannelsOptions {
        if (sockets < SOCKETS_OF_A_USER || rate < 1 || seconds < 1) {
            throw new NumberFormatException(
                    "--sockets must be at least %d, --rate and --seconds at least 1"
                            .formatted(SOCKETS_OF_A_USER));
        }
    }

    int users() {
        return sockets / SOCKETS_OF_A_USER;
    }

    int changes() {
        return rate * seconds;
    }
}
