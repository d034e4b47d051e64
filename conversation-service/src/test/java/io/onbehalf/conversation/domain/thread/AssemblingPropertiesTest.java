package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.part;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.timer;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static java.util.stream.Collectors.joining;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.ThreadRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Properties of joined texts, for the parts of a contact's text in any order, repeated or missing.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssemblingPropertiesTest {

    private static final int REFERENCE = 7;
    private static final long DUE = 11;

    @Test
    void shuffled_and_repeated_parts_are_shown_once_and_right() {
        qt().forAll(integers().between(2, 8), longs().all())
                .check((total, seed) -> {
                    List<InboundMessageReceived> shown = shown(shuffledTwice(parts(total), seed));
                    return shown.size() == 1
                            && shown.getFirst().joined().missingParts() == 0
                            && shown.getFirst().text().equals(text(total, total));
                });
    }

    @Test
    void with_one_missing_the_rest_is_shown_once_with_a_mark_in_its_place_when_its_time_is_over() {
        qt().forAll(integers().between(2, 8), integers().between(0, 7), longs().all())
                .check((total, lost, seed) -> {
                    List<InboundSmsReceived> parts = parts(total);
                    parts.remove(lost % total);
                    List<ThreadRequest> news = shuffledTwice(parts, seed);
                    boolean early = !shown(news).isEmpty();
                    news.add(timer(DUE));
                    news.add(timer(DUE + 1));
                    List<InboundMessageReceived> shown = shown(news);
                    return !early
                            && shown.size() == 1
                            && shown.getFirst().joined().missingParts() == 1
                            && shown.getFirst().text().equals(text(total, lost % total));
                });
    }

    private static List<InboundSmsReceived> parts(int total) {
        List<InboundSmsReceived> parts = new ArrayList<>();
        for (int number = 1; number <= total; number++) {
            parts.add(part(1, REFERENCE, total, number, words(number - 1)));
        }
        return parts;
    }

    private static String words(int index) {
        return "words " + index + " ";
    }

    /// @param lost the index of the part that is missing; the total if none is
    private static String text(int total, int lost) {
        return IntStream.range(0, total)
                .mapToObj(index -> index == lost ? "[…]" : words(index))
                .collect(joining());
    }

    private static List<ThreadRequest> shuffledTwice(List<InboundSmsReceived> parts, long seed) {
        List<ThreadRequest> all = new ArrayList<>(parts);
        all.addAll(parts);
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private static List<InboundMessageReceived> shown(List<ThreadRequest> news) {
        ThreadSpec spec = given(compose("amy", 0));
        List<InboundMessageReceived> shown = new ArrayList<>();
        for (ThreadRequest each : news) {
            spec.when(each).events().stream()
                    .filter(InboundMessageReceived.class::isInstance)
                    .map(InboundMessageReceived.class::cast)
                    .forEach(shown::add);
        }
        return shown;
    }
}
