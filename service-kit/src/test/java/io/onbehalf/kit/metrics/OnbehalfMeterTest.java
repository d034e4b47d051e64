package io.onbehalf.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnbehalfMeterTest {

    /// What a tag may be. None of them has as many values as there are users, contacts or calls.
    private static final Set<String> ALLOWED =
            Set.of(
                    "account",
                    "change",
                    "code",
                    "decider",
                    "kind",
                    "number.type",
                    "outcome",
                    "queue",
                    "reason",
                    "row",
                    "source",
                    "state",
                    "topic");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void no_meter_tells_of_a_user_a_contact_or_a_number() {
        assertThat(Stream.of(OnbehalfMeter.values()).flatMap(meter -> meter.tags().stream()))
                .isNotEmpty()
                .isSubsetOf(ALLOWED);
    }

    @Test
    void every_meter_has_a_name_of_its_own_in_the_usual_form() {
        assertThat(Stream.of(OnbehalfMeter.values()).map(OnbehalfMeter::id))
                .doesNotHaveDuplicates()
                .allMatch(Pattern.compile("onbehalf(\\.[a-z]+)+").asMatchPredicate());
    }

    @ParameterizedTest
    @EnumSource(OnbehalfMeter.class)
    void the_name_that_is_told_is_the_name_that_prometheus_has(OnbehalfMeter meter) {
        String[] values = Collections.nCopies(meter.tags().size(), "x").toArray(String[]::new);
        switch (meter.kind()) {
            case COUNTER -> meter.counter(registry, values).increment(3);
            case GAUGE, SECONDS -> meter.gauge(registry, () -> 3, values);
        }

        assertThat(registry.scrape().lines())
                .anyMatch(line ->
                        line.startsWith(meter.prometheusName()) && line.matches("[a-z_]+(\\{.*})? 3\\.0"));
    }

    @Test
    void a_meter_takes_as_many_values_as_it_has_tags() {
        assertThat(OnbehalfMeter.CONSENT_CHANGES.tagged("opted-out", "keyword"))
                .isEqualTo(Tags.of("change", "opted-out", "source", "keyword"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnbehalfMeter.CONSENT_CHANGES.tagged("opted-out"))
                .withMessage("meter onbehalf.consent.changes: has the tags [change, source], not 1");
    }
}
