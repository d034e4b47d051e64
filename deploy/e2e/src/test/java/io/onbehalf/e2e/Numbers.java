package io.onbehalf.e2e;

import io.onbehalf.local.smsc.Magic;
import java.security.SecureRandom;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Phone numbers that no test used before: contacts in one area, queues in another.
///
/// It remembers the contacts' numbers, so that a test can look for them where they must not be.
final class Numbers {

    /// The outbound number that the foreign SMSC serves.
    static final String FOREIGN = "+13125550142";

    private static final int FIRST = 2_000_000;
    private static final int COUNT = 8_000_000;
    private static final long SEED = new SecureRandom().nextLong();
    private static final Random RANDOM = new Random(SEED);
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();
    private static final Set<String> CONTACTS = ConcurrentHashMap.newKeySet();

    static {
        System.out.println("numbers: seed " + SEED);
        USED.add(FOREIGN);
    }

    private Numbers() {}

    /// A contact's number in E.164.
    static String contact() {
        String contact = fresh("+1317");
        CONTACTS.add(contact);
        return contact;
    }

    /// A queue's outbound number in E.164.
    static String outbound() {
        return fresh("+1312");
    }

    /// Every contact's number that was handed out.
    static Set<String> contacts() {
        return Set.copyOf(CONTACTS);
    }

    /// A contact's number that the SMSC simulator treats in its own way.
    static String contact(Magic magic) {
        return contact(magic.digits());
    }

    /// A contact's number with these last four digits.
    static String contact(String digits) {
        String contact = "+1317" + (200 + RANDOM.nextInt(800)) + digits;
        CONTACTS.add(contact);
        return USED.add(contact) ? contact : contact(digits);
    }

    private static synchronized String fresh(String area) {
        String number = area + (FIRST + RANDOM.nextInt(COUNT));
        while (Magic.of(number) != Magic.NONE || !USED.add(number)) {
            number = area + (FIRST + RANDOM.nextInt(COUNT));
        }
        return number;
    }
}
