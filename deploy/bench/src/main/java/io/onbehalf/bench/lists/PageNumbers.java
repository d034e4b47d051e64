package io.onbehalf.bench.lists;

import java.util.LinkedHashMap;
import java.util.Map;

/// The pages of a list that are measured.
final class PageNumbers {

    private PageNumbers() {}

    /// The numbers of the first, the middle and the last page by their names, from 1; a short list has fewer.
    ///
    /// @param total the length of the list
    static Map<String, Integer> of(int total, int pageSize) {
        int last = Math.max(1, Math.ceilDiv(total, pageSize));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("first", 1);
        if (last > 2) {
            numbers.put("middle", (last + 1) / 2);
        }
        if (last > 1) {
            numbers.put("last", last);
        }
        return numbers;
    }
}
