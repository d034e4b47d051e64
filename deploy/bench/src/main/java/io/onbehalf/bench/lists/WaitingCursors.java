package io.onbehalf.bench.lists;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Walks the list of what waits in a queue, to find the cursors of its pages.
final class WaitingCursors {

    /// The largest page that there is.
    private static final int STEP = 100;

    private WaitingCursors() {}

    /// The cursors of the pages that are measured, by name. Throws if the list has not as many conversations
    /// as wait.
    static Map<String, String> of(ApiUser agent, String path, int waiting) throws InterruptedException {
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
        if (found != waiting) {
            throw new Failure("the list has %d of %d waiting conversations.".formatted(found, waiting));
        }
        Map<String, String> measured = new LinkedHashMap<>();
        PageNumbers.of(cursors.size(), 1).forEach((page, n) -> measured.put(page, cursors.get(n - 1)));
        return measured;
    }
}
