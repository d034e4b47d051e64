package io.onbehalf.smsc;

import io.onbehalf.smsc.session.Credentials;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;

/// The settings of a simulator.
///
/// @param address on which both ports listen
/// @param port of SMPP; 0 for any free port
/// @param controlPort of HTTP; 0 for any free port
/// @param ledger the ledger's file; new lines are appended
/// @param receiptDelay the time from a submit to its receipt
/// @param receipts whether receipts are sent at all
public record SimulatorSettings(
        InetAddress address,
        int port,
        int controlPort,
        Path ledger,
        Credentials credentials,
        Duration receiptDelay,
        boolean receipts) {

    SimulatorSettings withAddress(InetAddress newAddress) {
        return new SimulatorSettings(
                newAddress, port, controlPort, ledger, credentials, receiptDelay, receipts);
    }

    SimulatorSettings withPorts(int newPort, int newControlPort) {
        return new SimulatorSettings(
                address, newPort, newControlPort, ledger, credentials, receiptDelay, receipts);
    }

    SimulatorSettings withLedger(Path newLedger) {
        return new SimulatorSettings(
                address, port, controlPort, newLedger, credentials, receiptDelay, receipts);
    }

    SimulatorSettings withCredentials(Credentials newCredentials) {
        return new SimulatorSettings(
                address, port, controlPort, ledger, newCredentials, receiptDelay, receipts);
    }

    SimulatorSettings withReceipts(Duration newDelay, boolean newReceipts) {
        return new SimulatorSettings(address, port, controlPort, ledger, credentials, newDelay, newReceipts);
    }
}
