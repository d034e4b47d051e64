package io.onbehalf.local.demo;

import io.onbehalf.smsc.number.MagicNumber;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/// Well-formed contact numbers for demonstrations. With the simulator no message leaves the machine.
public final class DemoNumbers {

    /// The count of numbers that [#number] has.
    static final int COUNT = 8_000_000;

    private static final int FIRST = 2_000_000;
    private static final int FIRST_EXCHANGE = 200;
    private static final int EXCHANGES = 800;
    private static final List<String> AREAS = List.of("317", "212", "312", "415", "206", "303");

    private DemoNumbers() {}

    /// A number for which the simulator does nothing special.
    static String random() {
        String number = number(ThreadLocalRandom.current().nextInt(COUNT));
        return MagicNumber.of(number) == MagicNumber.NONE ? number : random();
    }

    /// Numbers of a load, each of another contact, from a random one on.
    public static IntFunction<String> different() {
        int first = ThreadLocalRandom.current().nextInt(COUNT);
        return call -> number(first + call);
    }

    /// A number whose contact answers at the simulator. It changes every minute and repeats only after the
    /// threading timeline of 72 hours, so a demo does not find the conversation of an earlier one.
    static String answering(Instant now) {
        int minute = (int) (now.getEpochSecond() / 60 % ((long) AREAS.size() * EXCHANGES));
        return "+1"
                + AREAS.get(minute / EXCHANGES)
                + (FIRST_EXCHANGE + minute % EXCHANGES)
                + MagicNumber.THANKS.digits();
    }

    /// The number of an index, modulo [#COUNT].
    static String number(int index) {
        return "+1317" + (FIRST + Math.floorMod(index, COUNT));
    }
}
