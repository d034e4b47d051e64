package io.onbehalf.conversation.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.onbehalf.conversation.carrier.inbound.DefaultAlphabet;
import io.onbehalf.conversation.carrier.inbound.KeywordAnswers;
import io.onbehalf.conversation.carrier.outbound.rate.NumberRateLimits;
import io.onbehalf.conversation.carrier.smpp.AccountSettings;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.kit.domain.sms.SmsText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The settings of the carrier, under `onbehalf.carrier`. Without an account there is no carrier: messages
/// wait, with status `queued`. A key that none of them has ends the start: an account with a misspelled
/// setting would do something else than was meant.
///
/// @param accounts the accounts at SMSCs; a number uses the first that serves it and may transmit
/// @param validity how long a message may wait to be sent, at most a day; after that it has failed
/// @param receiptTimeout how long receipts are waited for; after that the delivery is unknown
/// @param partsTimeout how long the missing parts of an inbound text are waited for; after that it is shown
///   with a mark
/// @param enquireLink how often a silent bind is probed
/// @param inboundQueues which queue (id) answers for a number that several share; otherwise the lowest-named
@Validated
@ConfigurationProperties(value = "onbehalf.carrier", ignoreUnknownFields = false)
public record CarrierProperties(
        @DefaultValue List<@Valid AccountProperties> accounts,
        @DefaultValue("4h") @NotNull Duration validity,
        @DefaultValue("72h") @NotNull Duration receiptTimeout,
        @DefaultValue("10m") @NotNull Duration partsTimeout,
        @DefaultValue("25s") @NotNull Duration enquireLink,
        @DefaultValue @Valid Pacing pacing,
        @DefaultValue @Valid Consent consent,
        @DefaultValue Map<String, String> inboundQueues) {

    private static final String PREFIX = "onbehalf.carrier.";

    /// Well before a thread takes a message for lost.
    private static final Duration MAX_VALIDITY = Delivery.REPORT_AWAITED.dividedBy(2);

    public CarrierProperties {
        validity("validity", validity);
        positive("receipt-timeout", receiptTimeout);
        positive("parts-timeout", partsTimeout);
        positive("enquire-link", enquireLink);
        requireOneSmsc(accounts);
        inboundQueues.keySet().forEach(number -> plus("inbound-queues", number));
        StandIns.of(byName(accounts));
    }

    private static Map<String, AccountProperties> byName(List<AccountProperties> accounts) {
        Map<String, AccountProperties> byName = new HashMap<>();
        for (AccountProperties account : accounts) {
            if (byName.put(account.name(), account) != null) {
                throw new IllegalArgumentException(PREFIX + "accounts: two have the name " + account.name());
            }
        }
        return byName;
    }

    /// The stand-ins of the accounts that have one, by the accounts' names.
    public Map<String, String> standIns() {
        return StandIns.of(byName(accounts));
    }

    /// The accounts as the protocol sees them, in the order of their configuration.
    public List<AccountSettings> accountSettings() {
        return accounts.stream().map(account -> account.settings(enquireLink)).toList();
    }

    /// The alphabets of `data_coding` 0, by account.
    public Map<String, DefaultAlphabet> defaultAlphabets() {
        return accounts.stream()
                .collect(toUnmodifiableMap(AccountProperties::name, AccountProperties::defaultAlphabet));
    }

    /// The keys of receipts, of the accounts whose receipts are found by the SMSC's id.
    public ReceiptKeys receiptKeys() {
        Map<String, ReceiptKeys.Account> found = new HashMap<>();
        accounts.forEach(account -> account.receiptKeys().ifPresent(keys -> found.put(account.name(), keys)));
        return new ReceiptKeys(found);
    }

    /// An id is one SMSC's: two with the same system id would get each other's receipts.
    private static void requireOneSmsc(List<AccountProperties> accounts) {
        Map<String, String> hosts = new HashMap<>();
        for (AccountProperties account : accounts) {
            account.receiptKeys()
                    .map(keys -> hosts.putIfAbsent(keys.systemId(), account.host()))
                    .filter(host -> !host.equals(account.host()))
                    .ifPresent(_ -> {
                        throw new IllegalArgumentException(
                                PREFIX
                                        + "accounts: two with receipts-by-id have the system-id of %s at different hosts"
                                                .formatted(account.name()));
                    });
        }
    }

    private static void validity(String key, Duration validity) {
        positive(key, validity);
        if (validity.compareTo(MAX_VALIDITY) > 0) {
            throw new IllegalArgumentException(
                    PREFIX + key + " " + validity + ": must be at most " + MAX_VALIDITY);
        }
    }

    static void positive(String key, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(PREFIX + key + " " + duration + ": must be positive");
        }
    }

    /// Spring drops a plus from a key that has no brackets, and the number would never be found.
    static void plus(String key, String number) {
        if (!number.startsWith("+")) {
            throw new IllegalArgumentException(
                    PREFIX + key + " " + number + ": must be E.164, in brackets: " + key + "[+…]");
        }
    }

    /// The rate limits of outbound numbers by type, in SMS a second.
    ///
    /// @param longCode ordinary numbers of the United States and Canada
    /// @param tollFree toll-free numbers there
    /// @param elsewhere all other numbers
    /// @param numbers limits of single numbers, E.164
    public record Pacing(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1") @Positive double longCode,
            @DefaultValue("3") @Positive double tollFree,
            @DefaultValue("10") @Positive double elsewhere,
            @DefaultValue Map<String, @Positive Double> numbers) {

        public Pacing {
            numbers.keySet().forEach(number -> plus("pacing.numbers", number));
        }

        /// The same for the outbound loop.
        public NumberRateLimits limits() {
            return new NumberRateLimits(enabled, longCode, tollFree, elsewhere, numbers);
        }
    }

    /// The settings for opt-out and opt-in.
    ///
    /// @param optOutText the one text that confirms STOP
    /// @param optInText the text that confirms START
    /// @param helpText the text that answers HELP
    /// @param answerValidity how long these answers may wait to be sent: they pass the block of an opt-out,
    ///   so they must come soon
    /// @param stillOutText the text that answers a START which may be a repeat from before STOP
    public record Consent(
            @DefaultValue(
                            "You have opted out and will get no more messages from us. Reply START to opt in again.")
                    @NotBlank
                    String optOutText,
            @DefaultValue("You have opted in again. Reply STOP to opt out, HELP for help.") @NotBlank
                    String optInText,
            @DefaultValue("Somebody will answer you here. Reply STOP to opt out.") @NotBlank String helpText,
            @DefaultValue("5m") @NotNull Duration answerValidity,
            @DefaultValue("You are still opted out. To get messages again, reply START in ten minutes.")
                    @NotBlank
                    String stillOutText) {

        public Consent {
            validity("consent.answer-validity", answerValidity);
            sendable("opt-out-text", optOutText);
            sendable("opt-in-text", optInText);
            sendable("help-text", helpText);
            sendable("still-out-text", stillOutText);
        }

        /// The automatic answers.
        public KeywordAnswers answers() {
            return new KeywordAnswers(optOutText, optInText, helpText, stillOutText);
        }

        /// An answer that can't be sent would be missing in silence.
        private static void sendable(String key, String text) {
            int segments = SmsText.of(text).segmentCount();
            if (segments > SmsText.MAX_SEGMENTS) {
                throw new IllegalArgumentException(
                        PREFIX
                                + "consent.%s: takes %d SMS, must take at most %d"
                                        .formatted(key, segments, SmsText.MAX_SEGMENTS));
            }
        }
    }
}
