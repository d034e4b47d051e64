package io.onbehalf.conversation.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.conversation.carrier.inbound.DefaultAlphabet;
import io.onbehalf.conversation.carrier.inbound.KeywordAnswers;
import io.onbehalf.conversation.carrier.outbound.rate.NumberRateLimits;
import io.onbehalf.conversation.carrier.smpp.AccountSettings;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.BindMode;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Credentials;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Endpoint;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Limits;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.OptOutCodes;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Senders;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Timers;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat.AddressType;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat.Alphabet;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat.NumberFormat;
import io.onbehalf.conversation.config.CarrierProperties.Consent;
import io.onbehalf.conversation.config.CarrierProperties.Pacing;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys.Spelling;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierPropertiesTest {

    private static final String PREFIX = "onbehalf.carrier.";
    private static final String[] ACCOUNT = {
        PREFIX + "accounts[0].name=main",
        PREFIX + "accounts[0].organization-id=acme",
        PREFIX + "accounts[0].host=smsc.example",
        PREFIX + "accounts[0].port=2775",
        PREFIX + "accounts[0].system-id=us"
    };

    @Test
    void the_defaults_are_safe_and_without_an_account() {
        CarrierProperties defaults = CarrierSettings.defaults();

        assertThat(defaults.accounts()).isEmpty();
        assertThat(defaults.inboundQueues()).isEmpty();
        assertThat(
                        List.of(
                                defaults.validity(),
                                defaults.receiptTimeout(),
                                defaults.partsTimeout(),
                                defaults.enquireLink()))
                .containsExactly(
                        Duration.ofHours(4),
                        Duration.ofHours(72),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(25));
        assertThat(defaults.pacing()).isEqualTo(new Pacing(true, 1, 3, 10, Map.of()));
        assertThat(defaults.consent().optOutText()).contains("START");
        assertThat(defaults.consent().optInText()).contains("STOP", "HELP");
        assertThat(defaults.consent().helpText()).contains("STOP");
        assertThat(defaults.consent().answerValidity()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void an_account_s_defaults_are_a_plain_transceiver_for_all_numbers() {
        runner().withPropertyValues(ACCOUNT)
                .run(context ->
                        assertThat(context.getBean(CarrierProperties.class).accountSettings())
                                .containsExactly(
                                        new AccountSettings(
                                                "main",
                                                new Senders("acme", Set.of(), Map.of()),
                                                new Endpoint("smsc.example", 2775, false),
                                                new Credentials("us", "", ""),
                                                BindMode.TRANSCEIVER,
                                                new Limits(
                                                        10,
                                                        Double.POSITIVE_INFINITY,
                                                        Set.of(0x58, 0x14, 0x08, 0x64, 0x04),
                                                        Limits.EVERYWHERE),
                                                SubmitFormat.USUAL,
                                                new OptOutCodes(Set.of(), Set.of()),
                                                new Timers(Duration.ofSeconds(60), Duration.ofSeconds(25)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts[0].transaction-timeout", "transaction-timer", "account[0].name"})
    void a_key_that_there_is_not_ends_the_start(String key) {
        runner().withPropertyValues(ACCOUNT)
                .withPropertyValues(PREFIX + key + "=5s")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
                                .rootCause()
                                .hasMessageContaining(PREFIX + key));
    }

    @Test
    void every_key_of_an_account_is_mapped() {
        assertThat(CarrierSettings.with(everything()).accountSettings())
                .containsExactly(
                        new AccountSettings(
                                "main",
                                new Senders(
                                        "acme",
                                        Set.of("+13175550100", "+13175550101"),
                                        Map.of("+13175550102", "other")),
                                new Endpoint("smsc.example", 2776, true),
                                new Credentials("us", "secret", "VMA"),
                                BindMode.TRANSMITTER,
                                new Limits(50, 30, Set.of(88, 1200), 2),
                                new SubmitFormat(
                                        Alphabet.LATIN1,
                                        3,
                                        NumberFormat.NATIONAL,
                                        "49",
                                        AddressType.of(2, 8),
                                        AddressType.of(0, 0),
                                        Duration.ofDays(2),
                                        false),
                                new OptOutCodes(Set.of(1040, 1041), Set.of("061", "610")),
                                new Timers(Duration.ofSeconds(20), Duration.ofSeconds(30))));
    }

    @Test
    void every_other_key_is_mapped() {
        CarrierProperties properties = CarrierSettings.with(everything());

        assertThat(properties.defaultAlphabets()).isEqualTo(Map.of("main", DefaultAlphabet.LATIN1));
        assertThat(properties.receiptKeys().accounts())
                .isEqualTo(Map.of("main", new ReceiptKeys.Account("us", Spelling.HEX)));
        assertThat(properties)
                .isEqualTo(
                        new CarrierProperties(
                                properties.accounts(),
                                Duration.ofHours(1),
                                Duration.ofHours(2),
                                Duration.ofMinutes(3),
                                Duration.ofSeconds(30),
                                new Pacing(false, 2, 4, 20, Map.of("+13175550100", 5.0)),
                                new Consent("out", "in", "help", Duration.ofMinutes(6), "still"),
                                Map.of("+13175550100", "queue-1")));
        assertThat(properties.pacing().limits())
                .isEqualTo(new NumberRateLimits(false, 2, 4, 20, Map.of("+13175550100", 5.0)));
        assertThat(properties.consent().answers())
                .isEqualTo(new KeywordAnswers("out", "in", "help", "still"));
    }

    private static Map<String, String> everything() {
        return Map.ofEntries(
                entry("accounts[0].name", "main"),
                entry("accounts[0].organization-id", "acme"),
                entry("accounts[0].host", "smsc.example"),
                entry("accounts[0].port", "2776"),
                entry("accounts[0].system-id", "us"),
                entry("accounts[0].password", "secret"),
                entry("accounts[0].system-type", "VMA"),
                entry("accounts[0].tls", "true"),
                entry("accounts[0].bind-type", "transmitter"),
                entry("accounts[0].window", "50"),
                entry("accounts[0].max-rate", "30"),
                entry("accounts[0].max-instances", "2"),
                entry("accounts[0].retriable-statuses", "0x58, 1200"),
                entry("accounts[0].other-organizations[+13175550102]", "other"),
                entry("accounts[0].submits.alphabet", "latin1"),
                entry("accounts[0].submits.data-coding", "3"),
                entry("accounts[0].submits.number-format", "national"),
                entry("accounts[0].submits.country", "de"),
                entry("accounts[0].submits.source-ton", "2"),
                entry("accounts[0].submits.source-npi", "8"),
                entry("accounts[0].submits.destination-ton", "0"),
                entry("accounts[0].submits.destination-npi", "0"),
                entry("accounts[0].submits.delivery-validity", "48h"),
                entry("accounts[0].submits.references", "false"),
                entry("accounts[0].transaction-timer", "20s"),
                entry("accounts[0].numbers", "+13175550100, +13175550101"),
                entry("accounts[0].opted-out-statuses", "1040, 1041"),
                entry("accounts[0].opted-out-errors", "061, 610"),
                entry("accounts[0].default-alphabet", "latin1"),
                entry("accounts[0].receipts-by-id", "hex"),
                entry("validity", "1h"),
                entry("receipt-timeout", "2h"),
                entry("parts-timeout", "3m"),
                entry("enquire-link", "30s"),
                entry("pacing.enabled", "false"),
                entry("pacing.long-code", "2"),
                entry("pacing.toll-free", "4"),
                entry("pacing.elsewhere", "20"),
                entry("pacing.numbers[+13175550100]", "5"),
                entry("consent.opt-out-text", "out"),
                entry("consent.opt-in-text", "in"),
                entry("consent.help-text", "help"),
                entry("consent.answer-validity", "6m"),
                entry("consent.still-out-text", "still"),
                entry("inbound-queues[+13175550100]", "queue-1"));
    }

    @Test
    void an_account_may_have_another_as_its_stand_in() {
        Map<String, String> two = withStandIn();

        assertThat(CarrierSettings.with(two).standIns()).isEqualTo(Map.of("main", "spare"));
        two.put("accounts[1].name", "main");
        assertThatThrownBy(() -> CarrierSettings.with(two))
                .rootCause()
                .hasMessageContaining("two have the name main");
    }

    @ParameterizedTest
    @CsvSource({
        "organization-id, another, 'accounts: the stand-in of main, spare, belongs to another organization'",
        "bind-type, receiver, 'accounts: the stand-in of main, spare, is a RECEIVER and submits nothing'",
        "other-organizations[+13175550102], third, 'accounts: the stand-in of main, spare, does not have the other-organizations of main'",
    })
    void a_stand_in_submits_for_the_same_organizations(String key, String value, String refusal) {
        Map<String, String> two = withStandIn();
        assertThat(CarrierSettings.with(two).standIns()).isEqualTo(Map.of("main", "spare"));

        two.put("accounts[1]." + key, value);
        assertThatThrownBy(() -> CarrierSettings.with(two)).rootCause().hasMessageContaining(refusal);
    }

    /// Two accounts, of which the second stands in for the first.
    private static Map<String, String> withStandIn() {
        Map<String, String> two = new HashMap<>(everything());
        two.put("accounts[0].stand-in", "spare");
        two.put("accounts[1].name", "spare");
        for (String key :
                List.of(
                        "organization-id",
                        "host",
                        "port",
                        "system-id",
                        "other-organizations[+13175550102]")) {
            two.put("accounts[1]." + key, Objects.requireNonNull(two.get("accounts[0]." + key)));
        }
        return two;
    }

    @Test
    void two_message_centres_with_one_system_id_do_not_share_the_ids_of_receipts() {
        Map<String, String> two = new HashMap<>(everything());
        two.put("accounts[0].receipts-by-id", "SAME");
        for (String key : List.of("organization-id", "port", "system-id", "receipts-by-id")) {
            two.put("accounts[1]." + key, Objects.requireNonNull(two.get("accounts[0]." + key)));
        }
        two.put("accounts[1].name", "another");
        two.put("accounts[1].host", Objects.requireNonNull(two.get("accounts[0].host")));
        assertThat(CarrierSettings.with(two).accounts()).hasSize(2);

        two.put("accounts[1].host", "smsc.elsewhere.example");
        assertThatThrownBy(() -> CarrierSettings.with(two))
                .rootCause()
                .hasMessageContaining("receipts-by-id")
                .hasMessageContaining("another");
    }

    @Test
    void good_values_are_taken() {
        runner().withPropertyValues(ACCOUNT).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "accounts[0].name, ''",
        "accounts[0].organization-id, ''",
        "accounts[0].host, ''",
        "accounts[0].port, 0",
        "accounts[0].port, 65536",
        "accounts[0].system-id, ''",
        "accounts[0].bind-type, SENDER",
        "accounts[0].window, 0",
        "accounts[0].window, 1001",
        "accounts[0].max-rate, -1",
        "accounts[0].transaction-timer, 0s",
        "accounts[0].max-instances, -1",
        "accounts[0].receipts-by-id, octal",
        "accounts[0].stand-in, main",
        "accounts[0].stand-in, nobody",
        "accounts[0].submits.number-format, national",
        "accounts[0].submits.country, US",
        "accounts[0].submits.country, XX",
        "accounts[0].submits.source-ton, 7",
        "accounts[0].submits.source-npi, 2",
        "accounts[0].submits.data-coding, 256",
        "accounts[0].submits.delivery-validity, -1s",
        "accounts[0].other-organizations.+13175550102, other",
        "validity, 0s",
        "validity, 25h",
        "validity, soon",
        "receipt-timeout, -1s",
        "parts-timeout, 0s",
        "enquire-link, 0s",
        "pacing.long-code, 0",
        "pacing.toll-free, -1",
        "pacing.elsewhere, 0",
        "pacing.numbers[+13175550100], 0",
        "consent.opt-out-text, ''",
        "consent.opt-in-text, ''",
        "consent.help-text, ''",
        "consent.answer-validity, 0s",
        "consent.answer-validity, 25h"
    })
    void bad_values_are_refused(String key, String value) {
        runner().withPropertyValues(ACCOUNT)
                .withPropertyValues(PREFIX + key + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @CsvSource({"pacing.numbers.+13175550100, 5", "inbound-queues.+13175550100, queue-1"})
    void a_number_that_lost_its_plus_because_its_key_has_no_brackets_is_refused(String key, String value) {
        runner().withPropertyValues(ACCOUNT)
                .withPropertyValues(PREFIX + key + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt-out-text", "opt-in-text", "help-text"})
    void an_automatic_text_that_no_message_may_be_as_long_as_is_refused(String key) {
        String longest = "a".repeat(5 * 153);
        runner().withPropertyValues(PREFIX + "consent." + key + "=" + longest)
                .run(context -> assertThat(context).hasNotFailed());
        runner().withPropertyValues(PREFIX + "consent." + key + "=" + longest + "a")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("consent." + key + ": takes 6 SMS"));
    }

    @Test
    void the_password_is_hidden_in_all_text_forms() {
        CarrierProperties properties = CarrierSettings.with(everything());

        assertThat(properties.toString()).doesNotContain("secret").contains("smsc.example:2776");
        assertThat(properties.accounts().getFirst().toString()).doesNotContain("secret");
        AccountSettings account = properties.accountSettings().getFirst();
        assertThat(account.toString() + account.credentials()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "password, planted-9, 8",
        "system-id, planted-system-id, 15",
        "system-type, planted-type-, 12"
    })
    void a_credential_longer_than_SMPP_allows_is_refused_at_the_start_and_not_quoted(
            String key, String value, int longest) {
        runner().withPropertyValues(ACCOUNT)
                .withPropertyValues(PREFIX + "accounts[0]." + key + "=" + value)
                .run(context -> {
                    Throwable failure = context.getStartupFailure();
                    assertThat(failure).hasStackTraceContaining(key + ": has");
                    assertThat(failure).hasStackTraceContaining("at most " + longest);
                    for (Throwable each = failure; each != null; each = each.getCause()) {
                        assertThat(each.toString()).doesNotContain("planted");
                        if (each instanceof BindException bind) {
                            assertThat(String.valueOf(bind.getProperty())).doesNotContain("planted");
                        }
                    }
                });
    }

    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner().withUserConfiguration(Bound.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(CarrierProperties.class)
    static class Bound {}
}
