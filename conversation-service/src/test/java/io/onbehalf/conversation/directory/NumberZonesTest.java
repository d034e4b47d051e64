package io.onbehalf.conversation.directory;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumberZonesTest {

    @ParameterizedTest
    @CsvSource({
        "+13175550199, America/New_York",
        "+12065550199, America/Los_Angeles",
        "+491712345678, Europe/Berlin",
        "+34612345678, Atlantic/Canary Europe/Madrid"
    })
    void a_number_is_in_the_zones_of_its_area_or_of_its_country(String number, String zones) {
        assertThat(names(number)).isEqualTo(Set.of(zones.split(" ")));
    }

    @Test
    void a_mobile_of_a_wide_country_may_be_anywhere_in_it() {
        assertThat(names("+79161234567")).contains("Europe/Moscow", "Asia/Vladivostok");
    }

    @ParameterizedTest
    @CsvSource({"+870773111632", "12345", "''"})
    void a_number_of_no_country_tells_none(String number) {
        assertThat(new NumberZones().of(number)).isEmpty();
    }

    private static Set<String> names(String number) {
        return new NumberZones().of(number).stream().map(ZoneId::getId).collect(toSet());
    }
}
