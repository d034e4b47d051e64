package io.onbehalf.bench.lists;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Walks a list whose pages have cursors, to find them.
final class PageCursors {

    /// The largest page that there is.
    private static final int STEP = 100;

    private PageCursors() {}

    /// The cursors of the pages that are measured, by name. Throws if the list is not as long as it must be.
    ///
    /// @param path with a parameter
    static Map<String, String> of(ApiUser agent, String path, int length) throws InterruptedException {
        List<String> cursors = new ArrayList<>(List.of(""));
        int found = 0;
        String cursor = "";
        do {
            Answer answer = agent.get("%s&pageSize=%d&cursor=%s".formatted(path, STEP, cursor));
            found += answer.body().path("entities").size();
            cursor = answer.text("cursor");
            if (!cursor.isEmpty()) {
                cursors.add(cursor);
            }
        } while (!cursor.isEmpty());
        if (found != length) {
            throw new Failure("%s: %d of %d entries.".formatted(path, found, length));
        }
        Map<String, String> measured = new LinkedHashMap<>();
        PageNumbers.of(cursors.size(), 1).forEach((page, n) -> measured.put(page, cursors.get(n - 1)));
        return measured;
    }
}
