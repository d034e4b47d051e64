package io.onbehalf.conversation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.KeywordChoice;
import io.onbehalf.schemas.queue.NumberType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsRecipientsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +1 317 555 0199     | landline or mobile: the plan does not tell
                    +1 800 234 5678     | toll-free
                    +44 7400 123456     | mobile
                    +49 171 2345678     | mobile
                    tel:+13175550199    | mobile, as a link
                    (317) 555-0199      | with brackets
                    [317] 555.0199      | with other brackets
                    (+44) 7400/123456   | with a slash, the country in brackets
                    +44 7400\u2011123456 | with a hyphen that does not break
                    +1\u00a0317\u00a05550199 | with blanks that do not break
                    \uff0b1 317 555 0199 | with a full-width plus
                    ' \t+13175550199\n' | with white space around
                    """)
    void a_number_that_may_get_an_sms_is_read(String typed, String ignored) {
        assertThat(SmsRecipients.canonical("toAddress", typed, OrganizationSettings.DEFAULT))
                .isEqualTo(ContactNumbers.canonical("toAddress", typed, "US"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +44 20 7946 0199         | LANDLINE
                    +55 11 3123 4567         | LANDLINE
                    +1 900 234 5678          | PREMIUM_RATE
                    +44 909 879 0123         | PREMIUM_RATE
                    +979 123456789           | PREMIUM_RATE
                    +49 180 1 123456         | SHARED_COST
                    +1 500 234 5678          | PERSONAL_NUMBER
                    +878 10 1234567890       | PERSONAL_NUMBER
                    +44 76 4012 3456         | PAGER
                    +44 5555 123456          | UNIVERSAL_ACCESS
                    +49 177 99 1234567       | VOICEMAIL
                    +870 301 234 567         | SATELLITE
                    +881 612 345 678         | SATELLITE
                    +883 5100 1234 5678      | NETWORK
                    +800 1234 5678           | NETWORK
                    1-800-FLOWERS            | LETTERS
                    +1 317 555 0199 x12      | EXTENSION
                    +1 317 555 0199;ext=12   | EXTENSION
                    +1 317 555 0199,,123#    | EXTENSION
                    mailto:+13175550199      | LETTERS
                    +1317CALLNOW             | LETTERS
                    ++13175550199            | SIGN
                    +13175550199*            | SIGN
                    '+13175550199,'          | SIGN
                    '+13175550199\u0000'    | INVISIBLE
                    \u202a+13175550199\u202c | INVISIBLE
                    \u200e+13175550199      | INVISIBLE
                    +1317\u200b5550199      | INVISIBLE
                    +1317333\u00001184       | INVISIBLE
                    317\u200e3331184        | INVISIBLE
                    +1 317+3331184           | SIGN
                    *86                      | SIGN
                    317#3331184              | SIGN
                    hello                    | LETTERS
                    mailto:a@b               | LETTERS
                    mailto:bob3173331184@x.y | LETTERS
                    317 333 1184 please      | LETTERS
                    3173331184p123           | LETTERS
                    """)
    void a_number_that_nobody_composes_to_is_refused_with_its_reason(String typed, NoSmsReason reason) {
        assertThatThrownBy(() -> SmsRecipients.canonical("toAddress", typed, OrganizationSettings.DEFAULT))
                .isInstanceOfSatisfying(
                        RecipientNotAllowed.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessage("toAddress: " + reason.sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +44 20 7946 0199         | FIXED_LINE
                    +49 180 1 123456         | SHARED_COST
                    +1 500 234 5678          | PERSONAL_NUMBER
                    +44 76 4012 3456         | PAGER
                    +44 5555 123456          | UAN
                    +49 177 99 1234567       | VOICEMAIL
                    +870 301 234 567         | SATELLITE
                    +800 1234 5678           | NETWORK
                    """)
    void a_type_that_the_organization_allows_is_read_whatever_its_countries_are_and_no_other(
            String typed, NumberType allowed) {
        assertThat(SmsRecipients.canonical("toAddress", typed, allowing(List.of(allowed))))
                .isEqualTo(ContactNumbers.canonical("toAddress", typed, "US"));

        List<NumberType> others = Stream.of(NumberType.values()).filter(each -> each != allowed).toList();
        assertThatThrownBy(() -> SmsRecipients.canonical("toAddress", typed, allowing(others)))
                .isInstanceOf(RecipientNotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1 900 234 5678", "+44 909 879 0123", "+979 123456789", "1-800-FLOWERS"})
    void no_setting_allows_a_premium_rate_number_or_letters(String typed) {
        assertThatThrownBy(() ->
                        SmsRecipients.canonical("toAddress", typed, allowing(List.of(NumberType.values()))))
                .isInstanceOf(RecipientNotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +1 317 555 0199     | US    | true
                    +1 416 555 0199     | US    | false
                    +1 416 555 0199     | US CA | true
                    +44 7400 123456     | US CA | false
                    +44 7781 123456     | GB    | false
                    """)
    void a_number_is_of_an_allowed_country(String typed, String countries, boolean allowed) {
        var settings =
                new OrganizationSettings(
                        "US",
                        false,
                        ConsentScope.ORGANIZATION,
                        List.of(countries.split(" ")),
                        List.of(),
                        Optional.empty(),
                        KeywordChoice.DEFAULT);

        if (allowed) {
            assertThat(SmsRecipients.canonical("toAddress", typed, settings)).startsWith("+");
        } else {
            assertThatThrownBy(() -> SmsRecipients.canonical("toAddress", typed, settings))
                    .isInstanceOfSatisfying(
                            RecipientNotAllowed.class,
                            refused ->
                                    assertThat(refused.reason()).isEqualTo(NoSmsReason.COUNTRY_NOT_ALLOWED));
        }
    }

    private static OrganizationSettings allowing(List<NumberType> types) {
        return new OrganizationSettings(
                "US",
                false,
                ConsentScope.ORGANIZATION,
                List.of("US", "GB", "DE"),
                types,
                Optional.empty(),
                KeywordChoice.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "()", "12", "+999123456789"})
    void text_that_is_no_number_is_refused_as_such(String typed) {
        assertThatThrownBy(() -> SmsRecipients.canonical("toAddress", typed, OrganizationSettings.DEFAULT))
                .isInstanceOf(InvalidContactNumber.class);
    }
}
