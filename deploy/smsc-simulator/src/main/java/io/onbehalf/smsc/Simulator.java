package io.onbehalf.smsc;

import io.onbehalf.smsc.ledger.Ledger;
import io.onbehalf.smsc.profile.BindRefusals;
import io.onbehalf.smsc.session.Address;
import io.onbehalf.smsc.session.BindAcceptor;
import io.onbehalf.smsc.session.BoundSessions;
import io.onbehalf.smsc.session.DeliveryQueue;
import java.io.IOException;
import java.nio.file.Path;

/// An SMSC with its mobile network and its contacts.
public final class Simulator implements AutoCloseable {

    private final Ledger ledger;
    private final BoundSessions sessions;
    private final DeliveryQueue deliveries;
    private final MobileNetwork network;
    private final ControlPort control;
    private final BindAcceptor acceptor;

    private Simulator(SimulatorSettings settings) throws IOException {
        ledger = openLedger(settings.ledger());
        sessions = new BoundSessions();
        deliveries = new DeliveryQueue(sessions);
        BindRefusals binds = new BindRefusals(System::nanoTime);
        network = new MobileNetwork(deliveries, binds, settings);
        control = new ControlPort(settings.address(), settings.controlPort());
        acceptor =
                new BindAcceptor(
                        settings.address(),
                        settings.port(),
                        settings.credentials(),
                        new SubmitHandler(ledger, network),
                        sessions,
                        binds);
    }

    /// Starts to listen. The control port answers once the SMPP port does. The message of an exception says
    /// in one sentence, for the user, which port or file cannot be used.
    public static Simulator start(SimulatorSettings settings) throws IOException {
        Simulator simulator = new Simulator(settings);
        simulator.control.start(simulator);
        return simulator;
    }

    private static Ledger openLedger(Path file) throws IOException {
        try {
            return new Ledger(file);
        } catch (IOException e) {
            throw new IOException("cannot write the ledger %s: %s".formatted(file, e), e);
        }
    }

    /// The SMPP port.
    public int port() {
        return acceptor.port();
    }

    public int controlPort() {
        return control.port();
    }

    /// Closes every session's socket without an unbind.
    public void cut() {
        sessions.cut();
    }

    /// Delivers a text that a contact writes to one of our numbers.
    ///
    /// @param from the contact's number in international form, without the plus sign
    /// @param to our number, in the same form
    public void sendText(String from, String to, String text) {
        network.sendText(Address.international(from), Address.international(to), text);
    }

    /// Stops; afterwards the file has every line of the ledger.
    @Override
    public void close() throws IOException {
        acceptor.close();
        control.close();
        deliveries.close();
        sessions.cut();
        ledger.close();
    }
}
