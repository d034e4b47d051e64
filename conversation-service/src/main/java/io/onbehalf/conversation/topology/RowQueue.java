package io.onbehalf.conversation.topology;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.SortedText;
import java.util.List;

/// A list of a thread with a row for each item, numbered in their order: items are added at the end and
/// removed from the front.
record RowQueue<T>(String prefix, Class<T> type) {

    private static final int NUMBER_DIGITS = 15;

    /// Sorts after every number.
    private static final String LAST = "~";

    List<T> load(PrefixedStore rows, String thread) {
        return rows.scan(of(thread), type);
    }

    /// @param before the list as it was loaded
    void save(PrefixedStore rows, String thread, List<T> before, List<T> after) {
        if (after.equals(before)) {
            return;
        }
        List<String> numbers = rows.keysBefore(of(thread), LAST, before.size());
        int removed = removed(before, after);
        numbers.subList(0, removed).forEach(number -> rows.delete(of(thread), number));
        long next = numbers.isEmpty() ? 0 : Long.parseLong(numbers.getLast()) + 1;
        for (T added : after.subList(before.size() - removed, after.size())) {
            rows.put(of(thread), SortedText.of(next++, NUMBER_DIGITS), added, type);
        }
    }

    /// The number of items that were removed from the front: the fewest whose removal leaves a list that
    /// `after` starts with.
    private int removed(List<T> before, List<T> after) {
        int removed = 0;
        while (!startsWith(after, before.subList(removed, before.size()))) {
            removed++;
        }
        return removed;
    }

    private boolean startsWith(List<T> list, List<T> start) {
        return start.size() <= list.size() && list.subList(0, start.size()).equals(start);
    }

    private String of(String thread) {
        return prefix + thread + "/";
    }
}
