package io.onbehalf.local.smsc;

import java.io.IOException;

/// An SMSC with its network and contacts, on 127.0.0.1 only.
public final class Simulator implements AutoCloseable {

    private final Ledger ledger;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final Network network;
    private final Control control;
    private final Doorman doorman;

    private Simulator(SmscSettings settings) throws IOException {
        ledger = new Ledger(settings.ledger());
        sessions = new Sessions();
        deliveries = new Deliveries(sessions);
        network = new Network(deliveries, settings);
        control = new Control(settings.controlPort());
        doorman = new Doorman(settings, new Submits(ledger, network), sessions);
    }

    /// Begins to listen; the control port answers once the SMPP port does.
    public static Simulator start(SmscSettings settings) throws IOException {
        Simulator simulator = new Simulator(settings);
        simulator.control.start(simulator);
        return simulator;
    }

    /// Where it speaks SMPP.
    public int port() {
        return doorman.port();
    }

    public int controlPort() {
        return control.port();
    }

    /// Closes every session's socket without a word.
    public void cut() {
        sessions.cut();
    }

    /// A contact texts one of our numbers of their own accord.
    public void contactWrites(String from, String to, String text) {
        network.write(Address.international(from), Address.international(to), text);
    }

    /// Stops; every line of the ledger is then in its file.
    @Override
    public void close() throws IOException {
        doorman.close();
        control.close();
        deliveries.close();
        sessions.cut();
        ledger.close();
    }
}
