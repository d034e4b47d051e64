package io.onbehalf.conversation.carrier.smpp;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsmpp.bean.BindType;
import org.jspecify.annotations.Nullable;

/// An account at an SMSC, and what is particular to it.
///
/// @param name the account's name in health, metrics and events
/// @param senders whose SMS it submits
/// @param limits how many SMS it takes
public record AccountSettings(
        String name,
        Senders senders,
        Endpoint endpoint,
        Credentials credentials,
        BindMode bindMode,
        Limits limits,
        SubmitFormat format,
        OptOutCodes optOutCodes,
        Timers timers) {

    /// The organization whose account it is.
    public String organizationId() {
        return senders.organizationId();
    }

    /// Whose SMS an account submits, and to whom belongs what it delivers.
    ///
    /// @param organizationId whose account it is
    /// @param numbers the outbound numbers that it serves, E.164; empty = all of the organization's
    /// @param others the numbers on it that belong to other organizations, E.164, with their organizations
    public record Senders(String organizationId, Set<String> numbers, Map<String, String> others) {

        /// The digits that tell numbers of one account apart, with or without their country's code.
        private static final int LEAST_DIGITS = 7;

        public Senders {
            numbers = Set.copyOf(numbers);
            others = Map.copyOf(others);
        }

        boolean include(String organization, String number) {
            String other = others.get(number);
            return other == null
                    ? organizationId.equals(organization) && (numbers.isEmpty() || numbers.contains(number))
                    : other.equals(organization);
        }

        /// The organization whose number an address of a delivered PDU is; empty if it is none that is known
        /// here. Where it is the end of several numbers, of different organizations, it is for the account's
        /// own.
        Optional<String> ownerOf(@Nullable String address) {
            String digits = address == null ? "" : digits(address).replaceFirst("^0+", "");
            Set<String> owners = owners(digits::equals);
            if (owners.isEmpty() && digits.length() >= LEAST_DIGITS) {
                owners = owners(number -> number.endsWith(digits));
            }
            return owners.size() > 1 ? Optional.of(organizationId) : owners.stream().findFirst();
        }

        /// @param isMeant of a number's digits, whether the address may be that number
        private Set<String> owners(Predicate<String> isMeant) {
            Set<String> owners = new HashSet<>();
            others.forEach((number, owner) -> {
                if (isMeant.test(digits(number))) {
                    owners.add(owner);
                }
            });
            if (numbers.stream()
                    .anyMatch(number -> !others.containsKey(number) && isMeant.test(digits(number)))) {
                owners.add(organizationId);
            }
            return owners;
        }

        private static String digits(String address) {
            return address.replaceAll("\\D", "");
        }
    }

    /// How many SMS an account takes.
    ///
    /// @param window how many may wait for their response at the same time
    /// @param perSecond how many its numbers may submit together in a second, on all instances; infinite if
    ///   it is not known
    /// @param retriableStatuses values of `command_status` that refuse an SMS for now
    /// @param instances on how many instances of the service it is bound at most
    public record Limits(int window, double perSecond, Set<Integer> retriableStatuses, int instances) {

        /// On all instances.
        public static final int EVERYWHERE = Integer.MAX_VALUE;

        public Limits {
            retriableStatuses = Set.copyOf(retriableStatuses);
        }
    }

    /// The address on which the SMSC listens.
    public record Endpoint(String host, int port, boolean tls) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /// Our credentials at the SMSC. Longer ones than SMPP's fields hold (SMPP 3.4, 4.1.1) are refused without
    /// being quoted.
    public record Credentials(String systemId, String password, String systemType) {

        private static final int LONGEST_SYSTEM_ID = 15;
        private static final int LONGEST_PASSWORD = 8;
        private static final int LONGEST_SYSTEM_TYPE = 12;

        public Credentials {
            fits("system-id", systemId, LONGEST_SYSTEM_ID);
            fits("password", password, LONGEST_PASSWORD);
            fits("system-type", systemType, LONGEST_SYSTEM_TYPE);
        }

        private static void fits(String name, String value, int longest) {
            if (value.length() > longest) {
                throw new IllegalArgumentException(
                        "%s: has %d characters, SMPP allows at most %d"
                                .formatted(name, value.length(), longest));
            }
        }

        @Override
        public String toString() {
            return "Credentials[" + systemId + "]";
        }
    }

    /// The mode in which an account is bound.
    public enum BindMode {
        TRANSCEIVER(BindType.BIND_TRX),
        TRANSMITTER(BindType.BIND_TX),
        RECEIVER(BindType.BIND_RX);

        private final BindType type;

        BindMode(BindType type) {
            this.type = type;
        }

        BindType type() {
            return type;
        }
    }

    /// The SMSC's codes for "the contact has opted out".
    ///
    /// @param statuses values of `command_status` in the response to a submit
    /// @param receiptErrors values of `err` in a receipt, and of its `network_error_code` in decimal with at
    ///   least three digits: `061`
    public record OptOutCodes(Set<Integer> statuses, Set<String> receiptErrors) {

        public OptOutCodes {
            statuses = Set.copyOf(statuses);
            receiptErrors = Set.copyOf(receiptErrors);
        }
    }

    /// The times that the account waits.
    ///
    /// @param transaction how long a response is waited for
    /// @param enquireLink how often a silent bind is probed
    public record Timers(Duration transaction, Duration enquireLink) {}

    /// The same account where what it delivers is another organization's: then it is that one's.
    ///
    /// @param isReceipt whether the PDU is a receipt: in one, either address may be ours. A text's source is
    ///   the contact, also one who writes from a number of another organization
    AccountSettings deliveringTo(@Nullable String destination, @Nullable String source, boolean isReceipt) {
        if (senders.others().isEmpty()) {
            return this;
        }
        return senders.ownerOf(destination)
                .or(() -> isReceipt ? senders.ownerOf(source) : Optional.empty())
                .filter(owner -> !owner.equals(organizationId()))
                .map(this::ofOrganization)
                .orElse(this);
    }

    private AccountSettings ofOrganization(String other) {
        return new AccountSettings(
                name,
                new Senders(other, Set.of(), Map.of()),
                endpoint,
                credentials,
                bindMode,
                limits,
                format,
                optOutCodes,
                timers);
    }

    /// True if this account submits a number's SMS.
    public boolean transmits(String organization, String number) {
        return canTransmit() && senders.include(organization, number);
    }

    boolean canTransmit() {
        return bindMode != BindMode.RECEIVER;
    }

    @Override
    public String toString() {
        return "AccountSettings[%s, %s, %s]".formatted(name, endpoint, bindMode);
    }
}
