package io.onbehalf.local;

import java.util.concurrent.ThreadLocalRandom;

/// Contact numbers for demonstrations: well formed, and no message ever leaves the machine.
final class ContactNumbers {

    static final int COUNT = 8_000_000;

    private static final int FIRST = 2_000_000;

    private ContactNumbers() {}

    static String random() {
        return number(ThreadLocalRandom.current().nextInt(COUNT));
    }

    static String number(int index) {
        return "+1317" + (FIRST + Math.floorMod(index, COUNT));
    }
}
