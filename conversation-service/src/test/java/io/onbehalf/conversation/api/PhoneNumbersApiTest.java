package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.queue.NumberType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What clients are told of numbers before a compose.
@ConversationApiTest
class PhoneNumbersApiTest {

    private final Tenant acme;
    private final ApiClient amy;

    @Autowired
    PhoneNumbersApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        amy = acme.caller("amy").below("/api/v2/onbehalf/phonenumbers");
    }

    @Test
    void a_number_of_the_organization_s_country_is_told_in_all_its_forms() {
        assertThat(parse("(317) 555-0199"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"valid":true,"maySendSms":true,"e164":"+13175550199",
                         "nationalFormat":"(317) 555-0199","internationalFormat":"+1 317-555-0199",
                         "country":"US","type":"FIXED_LINE_OR_MOBILE","example":"+1 201-555-0123"}
                        """);
    }

    @Test
    void a_country_counts_for_a_number_without_a_country_code_and_before_the_organization_s() {
        acme.country("DE");

        assertThat(text(parse("0171 2345678"), "$.e164")).isEqualTo("+491712345678");
        assertThat(text(parse("07400 123456", "gb"), "$.e164")).isEqualTo("+447400123456");
        assertThat(text(parse("+1 317 555 0199", "gb"), "$.country")).isEqualTo("US");
        refused(parse("07400 123456", "XX"), 400, "invalid.value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                      | not.a.number
                    hello                   | letters
                    12                      | too.short
                    +1 317 555 0199 9999999 | too.long
                    +999 123456789          | unknown.country.code
                    +1 111 111 1111         | not.in.plan
                    1-800-FLOWERS           | letters
                    +1 317 555 0199 ext. 3  | extension
                    """)
    void what_is_no_number_has_the_reason_and_an_example_and_no_form(String typed, String reason) {
        assertThat(parse(typed))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"valid\":false,\"maySendSms\":false,\"reason\":\"%s\",\"example\":\"+1 201-555-0123\"}"
                                .formatted(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +44 20 7946 0199 | FIXED_LINE   | landline
                    +1 900 234 5678  | PREMIUM_RATE | premium.rate
                    +881 612 345 678 | SATELLITE    | satellite
                    +800 1234 5678   | NETWORK      | network
                    """)
    void a_number_that_nobody_composes_to_is_valid_and_says_the_reason_of_a_compose(
            String typed, String type, String reason) {
        MvcTestResult parsed = parse(typed);

        assertThat(parsed)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"valid\":true,\"maySendSms\":false,\"reason\":\"%s\",\"type\":\"%s\"}"
                                .formatted(reason, type));
        String queue = acme.queue("Support", "amy");
        MvcTestResult composed = acme.agent("amy").post("/messages", Tenant.compose(queue, typed));
        assertThat(composed).bodyJson().extractingPath("$.messageParams.reason").isEqualTo(reason);
    }

    @Test
    void the_organization_s_settings_count() {
        acme.set(
                acme.settings()
                        .setAllowedCountries(List.of("GB"))
                        .setAdditionalNumberTypes(List.of(NumberType.FIXED_LINE)));

        assertThat(parse("+44 20 7946 0199"))
                .bodyJson()
                .isLenientlyEqualTo("{\"maySendSms\":true,\"type\":\"FIXED_LINE\"}");
        assertThat(parse("+1 317 555 0199"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"valid\":true,\"maySendSms\":false,\"reason\":\"country.not.allowed\"}");
    }

    @Test
    void a_number_is_needed_and_is_in_no_error() {
        refused(amy.post("/parse", "{}"), 400, "invalid.value");
        MvcTestResult tooLong = parse("+1317555019912345".repeat(5));
        refused(tooLong, 400, "invalid.value");
        assertThat(tooLong).bodyText().doesNotContain("1317555");
    }

    @Test
    void the_calling_codes_of_all_countries_are_read_by_name_and_kept_by_the_client() {
        MvcTestResult countries = amy.get("/countries");

        assertThat(countries).hasStatusOk().hasHeader("Cache-Control", "max-age=86400, private");
        assertThat(text(countries, "$.entities[0].name")).isEqualTo("Afghanistan");
        assertThat(countries)
                .bodyJson()
                .extractingPath("$.entities[?(@.country=='DE')]")
                .asArray()
                .singleElement()
                .hasToString("{country=DE, name=Germany, callingCode=+49, example=+49 1512 3456789}");
        assertThat(countries)
                .bodyJson()
                .extractingPath("$.entities[*].example")
                .asArray()
                .hasSizeGreaterThan(240);
    }

    private MvcTestResult parse(String number) {
        return amy.post("/parse", "{\"number\":\"%s\"}".formatted(number));
    }

    private MvcTestResult parse(String number, String country) {
        return amy.post("/parse", "{\"number\":\"%s\",\"country\":\"%s\"}".formatted(number, country));
    }
}
