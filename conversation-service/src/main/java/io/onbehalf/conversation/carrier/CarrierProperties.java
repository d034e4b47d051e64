package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.delivery.SmsText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsmpp.bean.BindType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What the link to the mobile network can be told, under `onbehalf.carrier`. Without an account there is no
/// link: what is sent waits, with status `queued`.
///
/// @param accounts at message centres; the first that serves a number and may transmit is the one it uses
/// @param validity how long a message may wait to be sent; then it has failed
/// @param receiptTimeout how long receipts are waited for; then delivery is unknown
/// @param partsTimeout how long the missing parts of an inbound text are waited for; then it is shown with a
///   mark
/// @param transactionTimer how long a response of the message centre is waited for; then the outcome is
///   unknown
/// @param enquireLink how often a silent link is probed
/// @param inboundQueues which queue (id) answers for a number that several share; else the lowest-named
@Validated
@ConfigurationProperties("onbehalf.carrier")
public record CarrierProperties(
        @DefaultValue List<@Valid Account> accounts,
        @DefaultValue("4h") @NotNull Duration validity,
        @DefaultValue("72h") @NotNull Duration receiptTimeout,
        @DefaultValue("10m") @NotNull Duration partsTimeout,
        @DefaultValue("15s") @NotNull Duration transactionTimer,
        @DefaultValue("25s") @NotNull Duration enquireLink,
        @DefaultValue @Valid Pacing pacing,
        @DefaultValue @Valid Consent consent,
        @DefaultValue Map<String, String> inboundQueues) {

    private static final String PREFIX = "onbehalf.carrier.";

    public CarrierProperties {
        positive("validity", validity);
        positive("receipt-timeout", receiptTimeout);
        positive("parts-timeout", partsTimeout);
        positive("transaction-timer", transactionTimer);
        positive("enquire-link", enquireLink);
        inboundQueues.keySet().forEach(number -> plus("inbound-queues", number));
    }

    private static void positive(String key, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(PREFIX + key + " " + duration + ": must be positive");
        }
    }

    /// Spring drops a plus from a key that has no brackets, and the number would never be found.
    private static void plus(String key, String number) {
        if (!number.startsWith("+")) {
            throw new IllegalArgumentException(
                    PREFIX + key + " " + number + ": must be E.164, in brackets: " + key + "[+…]");
        }
    }

    /// An account at a message centre.
    ///
    /// @param name what health, metrics and events call it
    /// @param window how many SMS may wait for their response at once
    /// @param numbers the outbound numbers it serves, E.164; empty = all of the organization's
    /// @param optedOutStatuses `command_status` values with which it says that a contact has opted out
    /// @param optedOutErrors `err` values of receipts that say so, and values of their `network_error_code`,
    ///   in decimal with three digits at least: `061`
    public record Account(
            @NotBlank String name,
            @NotBlank String organizationId,
            @NotBlank String host,
            @Min(1) @Max(65_535) int port,
            @NotBlank String systemId,
            @DefaultValue("") String password,
            @DefaultValue("") String systemType,
            @DefaultValue("false") boolean tls,
            @DefaultValue("TRANSCEIVER") @NotNull Bind bindType,
            @DefaultValue("10") @Min(1) @Max(1_000) int window,
            @DefaultValue Set<String> numbers,
            @DefaultValue Set<Integer> optedOutStatuses,
            @DefaultValue Set<String> optedOutErrors) {

        /// Whether an organization's number is sent from by way of this account.
        boolean transmits(String organization, String number) {
            return bindType != Bind.RECEIVER
                    && organizationId.equals(organization)
                    && (numbers.isEmpty() || numbers.contains(number));
        }

        @Override
        public String toString() {
            return "Account[%s, %s:%d, %s]".formatted(name, host, port, bindType);
        }
    }

    /// How an account is bound.
    public enum Bind {
        TRANSCEIVER(BindType.BIND_TRX),
        TRANSMITTER(BindType.BIND_TX),
        RECEIVER(BindType.BIND_RX);

        private final BindType type;

        Bind(BindType type) {
            this.type = type;
        }

        BindType type() {
            return type;
        }
    }

    /// How many SMS a number may send in a second, by what kind of number it is.
    ///
    /// @param longCode ordinary numbers of the United States and Canada
    /// @param tollFree toll-free numbers there
    /// @param elsewhere all other numbers
    /// @param numbers of single numbers, E.164
    public record Pacing(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1") @Positive double longCode,
            @DefaultValue("3") @Positive double tollFree,
            @DefaultValue("10") @Positive double elsewhere,
            @DefaultValue Map<String, @Positive Double> numbers) {

        public Pacing {
            numbers.keySet().forEach(number -> plus("pacing.numbers", number));
        }
    }

    /// How contacts opt out and in.
    ///
    /// @param scope for which of the organization's numbers their word counts
    /// @param optOutText the one text that confirms STOP
    /// @param optInText the text that confirms START
    /// @param helpText the text that answers HELP
    /// @param answerValidity how long these may wait to be sent; later they would answer nothing, and they
    ///   pass the block
    public record Consent(
            @DefaultValue("ORGANIZATION") @NotNull ConsentScope scope,
            @DefaultValue(
                            "You have opted out and will get no more messages from us. Reply START to opt in again.")
                    @NotBlank
                    String optOutText,
            @DefaultValue("You have opted in again. Reply STOP to opt out, HELP for help.") @NotBlank
                    String optInText,
            @DefaultValue("Somebody will answer you here. Reply STOP to opt out.") @NotBlank String helpText,
            @DefaultValue("5m") @NotNull Duration answerValidity) {

        public Consent {
            positive("consent.answer-validity", answerValidity);
            sendable("opt-out-text", optOutText);
            sendable("opt-in-text", optInText);
            sendable("help-text", helpText);
        }

        /// Nobody would see that a contact got no answer.
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
