package io.onbehalf.gateway.local;

import java.time.Duration;
import java.time.InstantSource;

/// Counts the wrong secrets at the token endpoint and in the form together, as both check the same ones: by
/// whose they are, and by the address they come from.
final class SecretGuesses {

    private static final int WRONG_OF_ONE = 10;
    private static final int WRONG_FROM_AN_ADDRESS = 50;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final WrongSecrets names;
    private final WrongSecrets addresses;

    SecretGuesses(InstantSource clock) {
        names = new WrongSecrets(WRONG_OF_ONE, PAUSE, clock);
        addresses = new WrongSecrets(WRONG_FROM_AN_ADDRESS, PAUSE, clock);
    }

    /// How long the next try must wait, in seconds, rounded up; 0 if it counts.
    long secondsLeft(String name, String address) {
        Duration ofName = names.pauseLeft(name);
        Duration ofAddress = addresses.pauseLeft(address);
        Duration left = ofName.compareTo(ofAddress) > 0 ? ofName : ofAddress;
        return left.plusSeconds(1).minusNanos(1).toSeconds();
    }

    void wrong(String name, String address) {
        names.add(name);
        addresses.add(address);
    }

    void right(String name) {
        names.forget(name);
    }
}
