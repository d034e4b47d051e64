package io.onbehalf.local;

import io.onbehalf.local.smsc.Magic;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Contact numbers for demonstrations: well formed, and no message ever leaves the machine.
final class ContactNumbers {

    static final int COUNT = 8_000_000;

    private static final int FIRST = 2_000_000;
    private static final int FIRST_EXCHANGE = 200;
    private static final int EXCHANGES = 800;
    private static final List<String> AREAS = List.of("317", "212", "312", "415", "206", "303");

    private ContactNumbers() {}

    /// One that the SMSC simulator treats as any other.
    static String random() {
        String number = number(ThreadLocalRandom.current().nextInt(COUNT));
        return Magic.of(number) == Magic.NONE ? number : random();
    }

    /// One whose owner answers what they get, where the simulator is the network. Another one each minute,
    /// for longer than the threading timeline of 72 hours, so that a demonstration does not meet an earlier
    /// one's conversation.
    static String thatAnswers(Instant now) {
        int minute = (int) (now.getEpochSecond() / 60 % ((long) AREAS.size() * EXCHANGES));
        return "+1"
                + AREAS.get(minute / EXCHANGES)
                + (FIRST_EXCHANGE + minute % EXCHANGES)
                + Magic.THANKS.digits();
    }

    static String number(int index) {
        return "+1317" + (FIRST + Math.floorMod(index, COUNT));
    }
}
