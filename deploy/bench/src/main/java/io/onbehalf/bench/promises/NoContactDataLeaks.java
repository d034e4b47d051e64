package io.onbehalf.bench.promises;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// No key, header or log line holds a contact's number or a text to a contact.
///
/// Valid: a key `6f1c…` (the thread), a line `thread 6f1c…: refused`. Invalid: a key `+13175550123`, a line
/// `compose to 3175550123 refused`.
public final class NoContactDataLeaks extends Promise {

    private static final Pattern DIGITS = Pattern.compile("\\d{10,}");
    private static final int NATIONAL = 10;

    private final Set<String> numbers;
    private final String mark;

    /// @param contacts numbers in E.164
    /// @param mark a word that occurs in every text to them
    public NoContactDataLeaks(Collection<String> contacts, String mark) {
        numbers =
                contacts.stream()
                        .map(number -> number.substring(number.length() - NATIONAL))
                        .collect(Collectors.toSet());
        this.mark = mark;
    }

    @Override
    public void onRecord(TopicRecord record) {
        onText(record.place() + ": key", record.key());
        record.headers().forEach((name, value) -> onText(record.place() + ": header " + name, value));
    }

    /// Checks a piece of text, such as a log line.
    public void onText(String place, String text) {
        if (text.contains(mark)) {
            violated(place + " quotes a text to a contact");
        }
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            String run = digits.group();
            for (int i = 0; i + NATIONAL <= run.length(); i++) {
                if (numbers.contains(run.substring(i, i + NATIONAL))) {
                    violated(place + " holds the number of a contact");
                }
            }
        }
    }
}
