package io.onbehalf.conversation.carrier.smpp;

import java.time.Duration;
import java.util.Set;
import org.jsmpp.bean.BindType;

/// An account at an SMSC, and what is particular to it.
///
/// @param name the account's name in health, metrics and events
/// @param window how many SMS may wait for their response at the same time
/// @param numbers the outbound numbers that the account serves, E.164; empty = all of the organization's
public record AccountSettings(
        String name,
        String organizationId,
        Endpoint endpoint,
        Credentials credentials,
        BindMode bindMode,
        int window,
        Set<String> numbers,
        OptOutCodes optOutCodes,
        Timers timers) {

    public AccountSettings {
        numbers = Set.copyOf(numbers);
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
                        "%s: has %d characters, SMPP allows at most %d".formatted(name, value.length(), longest));
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

    /// True if this account submits a number's SMS.
    public boolean transmits(String organization, String number) {
        return canTransmit()
                && organizationId.equals(organization)
                && (numbers.isEmpty() || numbers.contains(number));
    }

    boolean canTransmit() {
        return bindMode != BindMode.RECEIVER;
    }

    @Override
    public String toString() {
        return "AccountSettings[%s, %s, %s]".formatted(name, endpoint, bindMode);
    }
}
