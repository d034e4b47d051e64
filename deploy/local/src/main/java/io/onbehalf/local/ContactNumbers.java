package io.onbehalf.local;

import io.onbehalf.local.smsc.Magic;
import java.util.concurrent.ThreadLocalRandom;

/// Contact numbers for demonstrations: well formed, and no message ever leaves the machine.
final class ContactNumbers {

    static final int COUNT = 8_000_000;

    private static final int FIRST = 2_000_000;

    private ContactNumbers() {}

    /// One that the SMSC simulator treats as any other.
    static String random() {
        String number = number(ThreadLocalRandom.current().nextInt(COUNT));
        return Magic.of(number) == Magic.NONE ? number : random();
    }

    /// One whose owner answers what they get, where the simulator is the network.
    static String thatAnswers() {
        int exchange = ThreadLocalRandom.current().nextInt(200, 1_000);
        return "+1317" + exchange + Magic.THANKS.digits();
    }

    static String number(int index) {
        return "+1317" + (FIRST + Math.floorMod(index, COUNT));
    }
}
