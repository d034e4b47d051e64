package io.onbehalf.bench.backlog;

import io.onbehalf.bench.stack.WaitingMessage;
import java.util.List;
import java.util.stream.IntStream;

/// The messages that wait, numbered from 0: each number in turn, and a number's contacts in turn.
///
/// @param numbers how many outbound numbers there are
record BacklogMessages(int numbers) {

    private static final int CONTACTS = 200;

    WaitingMessage message(int index) {
        int number = index % numbers;
        int place = index / numbers;
        int contact = place % CONTACTS;
        return new WaitingMessage(
                "%020x".formatted((long) number * CONTACTS + contact),
                place + 1,
                number(number),
                "+1317" + (2_000_000 + contact));
    }

    List<String> all() {
        return IntStream.range(0, numbers).mapToObj(BacklogMessages::number).toList();
    }

    /// In E.164.
    static String number(int number) {
        return "+1312555" + (1_000 + number);
    }
}
