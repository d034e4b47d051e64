package io.onbehalf.conversation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContactNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # as typed            | country | canonical
                    +13175550199          | US      | +13175550199
                    (317) 555-0199        | US      | +13175550199
                    1 317 555 0199        | US      | +13175550199
                    011 44 20 7946 0199   | US      | +442079460199
                    020 7946 0199         | GB      | +442079460199
                    +44 (0)20 7946 0199   | US      | +442079460199
                    00 44 20 7946 0199    | DE      | +442079460199
                    ０１７１ ２３４５６７８      | DE      | +491712345678
                    """)
    void one_contact_has_one_number_however_it_is_typed(String typed, String country, String canonical) {
        assertThat(ContactNumbers.canonical("toAddress", typed, country)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # old or other form   | canonical
                    +52 1 55 1234 5678    | +525512345678
                    +52 55 1234 5678      | +525512345678
                    +54 9 11 2345 6789    | +5491123456789
                    +54 11 2345 6789      | +5491123456789
                    +55 11 6123 4567      | +5511961234567
                    +55 11 9 6123 4567    | +5511961234567
                    """)
    void the_two_forms_of_a_mobile_in_mexico_argentina_and_brazil_are_one(String typed, String canonical) {
        assertThat(ContactNumbers.canonical("toAddress", typed, "US")).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"+55 11 3123 4567, +551131234567", "+52 81 8358 2000, +528183582000"})
    void a_landline_there_stays_as_it_is(String typed, String canonical) {
        assertThat(ContactNumbers.canonical("toAddress", typed, "US")).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"'', US", "12, US", "hello, US", "+999123456789, US", "317 555 0199, GB", "+1317555019, US"})
    void text_that_is_not_a_number_is_refused_naming_the_field_and_never_the_number(
            String typed, String country) {
        assertThatThrownBy(() -> ContactNumbers.canonical("toAddress", typed, country))
                .isInstanceOfSatisfying(
                        InvalidContactNumber.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("toAddress"))
                .hasMessage("toAddress: is no valid phone number (default country %s)", country);
    }
}
