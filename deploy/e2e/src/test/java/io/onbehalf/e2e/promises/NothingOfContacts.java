package io.onbehalf.e2e.promises;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// No contact's number, and nothing written to one, stands in a key, a header or a log line.
///
/// Valid: a key `6f1c…` (the thread), a line `thread 6f1c…: refused`. Invalid: a key `+13175550123`, a line
/// `compose to 3175550123 refused`.
public final class NothingOfContacts extends Promise {

    private static final Pattern DIGITS = Pattern.compile("\\d{10,}");
    private static final int NATIONAL = 10;

    private final Set<String> numbers;
    private final String mark;

    /// @param contacts numbers in E.164
    /// @param mark a word that every text to them holds
    public NothingOfContacts(Collection<String> contacts, String mark) {
        numbers =
                contacts.stream()
                        .map(number -> number.substring(number.length() - NATIONAL))
                        .collect(Collectors.toSet());
        this.mark = mark;
    }

    @Override
    public void onEvent(Entry entry) {
        onText(entry.place() + ": key", entry.key());
        entry.headers().forEach((name, value) -> onText(entry.place() + ": header " + name, value));
    }

    /// A piece of text that must be clean, such as a log line.
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
