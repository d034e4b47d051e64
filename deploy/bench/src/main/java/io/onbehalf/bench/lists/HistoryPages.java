package io.onbehalf.bench.lists;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Walks a thread's messages, to find where its pages begin.
final class HistoryPages {

    private HistoryPages() {}

    /// The messages before which the measured pages begin, by the pages' names; empty for the newest. Throws
    /// if the thread has not as many messages as it should.
    ///
    /// @param path up to the parameters of the page
    static Map<String, String> of(ApiUser agent, String path, int messages) throws InterruptedException {
        List<String> pages = new ArrayList<>(List.of(""));
        int found = 0;
        String before = "";
        do {
            Answer answer = agent.get(before.isEmpty() ? path : path + "before=" + before);
            found += answer.body().path("entities").size();
            before = answer.text("before");
            if (!before.isEmpty()) {
                pages.add(before);
            }
        } while (!before.isEmpty());
        if (found != messages) {
            throw new Failure("the thread has %d of %d messages.".formatted(found, messages));
        }
        Map<String, String> measured = new LinkedHashMap<>();
        PageNumbers.of(pages.size(), 1).forEach((page, n) -> measured.put(page, pages.get(n - 1)));
        return measured;
    }
}
