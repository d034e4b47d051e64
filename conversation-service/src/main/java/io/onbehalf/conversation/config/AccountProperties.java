package io.onbehalf.conversation.config;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.onbehalf.conversation.carrier.inbound.DefaultAlphabet;
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
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys.Spelling;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of one account at an SMSC, under `onbehalf.carrier.accounts[n]`.
///
/// @param name the account's name in health, metrics and events; no other account has it
/// @param window how many SMS may wait for their response at the same time
/// @param maxRate how many SMS its numbers may submit together in a second, on all instances; 0 if that is
///   not agreed. In either case it is halved when the SMSC throttles, and grows back slowly
/// @param transactionTimer how long the answer to a submit is waited for; after that the outcome is unknown,
///   until the answer comes after all
/// @param maxInstances on how many instances of the service it is bound at most; 0 for all
/// @param numbers the outbound numbers that it serves, E.164; empty = all of the organization's
/// @param otherOrganizations numbers on the account that belong to other organizations, with those
/// @param standIn the account that submits instead while this one is down for more than 30 s; empty for none
/// @param optedOutStatuses `command_status` values with which the SMSC says that a contact has opted out
/// @param retriableStatuses `command_status` values that refuse an SMS for now
/// @param optedOutErrors `err` values of receipts that say so, and values of their `network_error_code`, in
///   decimal with at least three digits: `061`
/// @param defaultAlphabet the alphabet of inbound texts with `data_coding` 0
/// @param receiptsById whether the thread of a receipt is found by the SMSC's id, as its addresses may not
///   tell it, and how the receipt spells that id
public record AccountProperties(
        @NotBlank String name,
        @NotBlank String organizationId,
        @NotBlank String host,
        @Min(1) @Max(65_535) int port,
        @NotBlank String systemId,
        @DefaultValue("") String password,
        @DefaultValue("") String systemType,
        @DefaultValue("false") boolean tls,
        @DefaultValue("TRANSCEIVER") @NotNull BindMode bindType,
        @DefaultValue("10") @Min(1) @Max(1_000) int window,
        @DefaultValue("0") @PositiveOrZero double maxRate,
        @DefaultValue("60s") @NotNull Duration transactionTimer,
        @DefaultValue("0") @PositiveOrZero int maxInstances,
        @DefaultValue Set<String> numbers,
        @DefaultValue Map<String, @NotBlank String> otherOrganizations,
        @DefaultValue("") String standIn,
        @DefaultValue({"0x58", "0x14", "0x08", "0x64", "0x04"}) Set<Integer> retriableStatuses,
        @DefaultValue Set<Integer> optedOutStatuses,
        @DefaultValue Set<String> optedOutErrors,
        @DefaultValue("GSM7") @NotNull DefaultAlphabet defaultAlphabet,
        @DefaultValue("NONE") @NotNull ReceiptsById receiptsById,
        @DefaultValue @Valid Submits submits) {

    /// Refuses at the start what no bind can carry. No annotation does it: the framework quotes the value.
    public AccountProperties {
        credentials(systemId, password, systemType);
        CarrierProperties.positive("accounts[].transaction-timer", transactionTimer);
        otherOrganizations
                .keySet()
                .forEach(number -> CarrierProperties.plus("accounts[].other-organizations", number));
    }

    private static Credentials credentials(String systemId, String password, String systemType) {
        return new Credentials(systemId, password, systemType);
    }

    /// How receipts spell the id by which their thread is found; `NONE` if it is found by their addresses.
    public enum ReceiptsById {
        NONE,
        SAME,
        HEX,
        DECIMAL
    }

    /// How its receipts are found by the SMSC's id; empty if they are not.
    Optional<ReceiptKeys.Account> receiptKeys() {
        return switch (receiptsById) {
            case NONE -> Optional.empty();
            case SAME -> Optional.of(new ReceiptKeys.Account(systemId, Spelling.SAME));
            case HEX -> Optional.of(new ReceiptKeys.Account(systemId, Spelling.HEX));
            case DECIMAL -> Optional.of(new ReceiptKeys.Account(systemId, Spelling.DECIMAL));
        };
    }

    /// How the SMSC wants a `submit_sm` to look.
    ///
    /// @param alphabet of texts that need no UCS-2
    /// @param dataCoding the `data_coding` that names that alphabet
    /// @param numberFormat how numbers are written: `13175550100`, `+13175550100` or `0013175550100`; or
    ///   those of the country as `3175550100`
    /// @param country ISO 3166, for the national format; empty for any other
    /// @param deliveryValidity for how long the SMSC may try to deliver; 0 leaves that to the SMSC
    /// @param references whether an SMS carries our reference (`user_message_reference`)
    public record Submits(
            @DefaultValue("GSM7") @NotNull Alphabet alphabet,
            @DefaultValue("0") @Min(0) @Max(255) int dataCoding,
            @DefaultValue("DIGITS") @NotNull NumberFormat numberFormat,
            @DefaultValue("") String country,
            @DefaultValue("1") @Min(0) @Max(6) int sourceTon,
            @DefaultValue("1") @Min(0) @Max(18) int sourceNpi,
            @DefaultValue("1") @Min(0) @Max(6) int destinationTon,
            @DefaultValue("1") @Min(0) @Max(18) int destinationNpi,
            @DefaultValue("72h") @NotNull Duration deliveryValidity,
            @DefaultValue("true") boolean references) {

        public Submits {
            if (deliveryValidity.isNegative()) {
                CarrierProperties.positive("accounts[].submits.delivery-validity", deliveryValidity);
            }
            boolean national = numberFormat == NumberFormat.NATIONAL;
            if (national == country.isEmpty() || (national && callingCode(country) == 0)) {
                throw new IllegalArgumentException(
                        "accounts[].submits.country: must be the ISO 3166 code of a country with phone"
                                + " numbers where number-format is NATIONAL, and empty elsewhere");
            }
            AddressType.of(sourceTon, sourceNpi);
            AddressType.of(destinationTon, destinationNpi);
        }

        /// 0 for a code of no country.
        private static int callingCode(String country) {
            return PhoneNumberUtil.getInstance().getCountryCodeForRegion(country.toUpperCase(Locale.ROOT));
        }

        private SubmitFormat format() {
            return new SubmitFormat(
                    alphabet,
                    dataCoding,
                    numberFormat,
                    country.isEmpty() ? "" : Integer.toString(callingCode(country)),
                    AddressType.of(sourceTon, sourceNpi),
                    AddressType.of(destinationTon, destinationNpi),
                    deliveryValidity,
                    references);
        }
    }

    /// The account as the protocol sees it.
    AccountSettings settings(Duration enquireLink) {
        return new AccountSettings(
                name,
                new Senders(organizationId, numbers, otherOrganizations),
                new Endpoint(host, port, tls),
                credentials(systemId, password, systemType),
                bindType,
                new Limits(
                        window,
                        maxRate == 0 ? Double.POSITIVE_INFINITY : maxRate,
                        retriableStatuses,
                        maxInstances == 0 ? Limits.EVERYWHERE : maxInstances),
                submits.format(),
                new OptOutCodes(optedOutStatuses, optedOutErrors),
                new Timers(transactionTimer, enquireLink));
    }

    @Override
    public String toString() {
        return "AccountProperties[%s, %s:%d, %s]".formatted(name, host, port, bindType);
    }
}
