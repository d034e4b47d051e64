package io.onbehalf.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import io.onbehalf.kit.domain.sms.Encoding;
import io.onbehalf.kit.domain.sms.SmsText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The counter beneath the message, against the rule by which the server splits a text.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SegmentsIT {

    private static final List<String> ALPHABET =
            List.of(
                    "a", "Z", "€", "]", "\\", "@", "ß", "\n", "\u00a0", "“", "é", "ç", "Ω", "漢", "👋", "👋🏽",
                    "e\u0301", "\f");

    private final ClientStack stack;

    SegmentsIT(ClientStack stack) {
        this.stack = stack;
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_counter_counts_as_the_server_does() {
        List<String> texts = corpus();
        try (Desk desk = stack.desk("amy")) {
            List<Map<String, Object>> measured =
                    (List<Map<String, Object>>)
                            desk.page()
                                    .evaluate(
                                            """
                                            async texts => {
                                              const main = document.querySelector('script[type=module]').src;
                                              const { measure } = await import(main.replace('main.js', 'segments.js'));
                                              return texts.map(text => { const { segments, gsm } = measure(text); return { segments, gsm }; });
                                            }\
                                            """,
                                            texts);

            assertThat(measured)
                    .isEqualTo(
                            texts.stream()
                                    .map(SmsText::of)
                                    .map(text ->
                                            Map.<String, Object>of(
                                                    "segments",
                                                    text.segmentCount(),
                                                    "gsm",
                                                    text.encoding() == Encoding.GSM7))
                                    .toList());
        }
    }

    /// Texts around every limit, and some hundred of random ones.
    private static List<String> corpus() {
        List<String> texts = new ArrayList<>();
        for (String each : ALPHABET) {
            for (int limit : new int[] {67, 70, 134, 153, 160, 306, 765}) {
                IntStream.rangeClosed(limit / each.length() - 1, limit / each.length() + 1)
                        .forEach(count -> texts.add(each.repeat(count)));
                texts.add("a".repeat(limit - 1) + each + "b");
            }
        }
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            int kinds = 1 + random.nextInt(ALPHABET.size());
            texts.add(
                    IntStream.range(0, random.nextInt(400))
                            .mapToObj(_ -> ALPHABET.get(random.nextInt(kinds)))
                            .collect(Collectors.joining()));
        }
        return texts;
    }
}
