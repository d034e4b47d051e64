package io.onbehalf.conversation.carrier.smpp.session;

import io.onbehalf.conversation.carrier.smpp.session.SubmitBuffer.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.Command;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;

/// One session with an SMSC, from its bind to its end.
///
/// The SMPP library binds, probes the silent peer and unbinds. Submits and deliveries pass it by: their PDUs
/// are read by [PduReader], so an answer waits behind nothing, and each submit gets whatever was answered to
/// it.
public final class SmscSession {

    private static final Duration LONGEST_BIND = Duration.ofSeconds(15);
    private static final Duration LONGEST_UNBIND = Duration.ofSeconds(5);

    /// A peer has two probes to show that it is there; a little more, as the library ends it by itself.
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static final int QUEUE_CAPACITY = 1_000;

    private final PendingSubmits pending = new PendingSubmits(System::nanoTime);
    private final SubmitBuffer buffer = new SubmitBuffer();
    private final PduReader reader;
    private final Library library;
    private final Duration bindPatience;
    private final long longestSilenceNanos;

    /// What is needed of the library's protected methods.
    private static final class Library extends SMPPSession {

        /// The sequence number of a session's first request.
        private static final int BIND = 1;

        private Library(PDUSender sender, PduReader reader, SmppConnections connections) {
            super(sender, reader, connections);
        }

        /// A bind that waits for its answer gets none any more; the library would wait on.
        @Override
        public void close() {
            super.close();
            PendingResponse<Command> bind = removePendingResponse(BIND);
            if (bind != null) {
                bind.doneWithInvalidResponse(new InvalidResponseException("the connection was closed"));
            }
        }

        private int nextSequenceNumber() {
            return sequence().nextValue();
        }

        private PDUSender sender() {
            return pduSender();
        }

        private OutputStream out() {
            return connection().getOutputStream();
        }
    }

    /// Sends the `submit_sm` of a sequence number.
    public interface SubmitSender {
        void send(PDUSender sender, OutputStream out, int sequenceNumber)
                throws PDUStringException, IOException;
    }

    /// @param patience how long the connection and the bind may take, at most 15 s
    /// @param probe after which silence the peer is probed, and how long it may then be silent
    public SmscSession(boolean tls, Duration patience, Duration probe, InboundPdus inbound) {
        this.bindPatience = patience.compareTo(LONGEST_BIND) < 0 ? patience : LONGEST_BIND;
        this.longestSilenceNanos = probe.multipliedBy(2).plus(SLACK).toNanos();
        this.reader = new PduReader(pending, pdu -> inbound.accept(pdu, this), System::nanoTime);
        this.library =
                new Library(
                        new SynchronizedPDUSender(new DefaultPDUSender()),
                        reader,
                        new SmppConnections(tls, bindPatience));
        library.setTransactionTimer(probe.toMillis());
        library.setEnquireLinkTimer((int) probe.toMillis());
        library.setPduProcessorDegree(1);
        library.setQueueCapacity(QUEUE_CAPACITY);
    }

    /// Connects and binds.
    ///
    /// @throws BindRefusedException if the SMSC refused the bind
    /// @throws IOException if there is no connection or no answer
    public void bind(String host, int port, BindParameter parameter) throws IOException {
        try {
            library.connectAndBind(host, port, parameter, bindPatience.toMillis());
        } catch (IOException e) {
            close();
            if (e.getCause() instanceof NegativeResponseException refusal) {
                throw new BindRefusedException(refusal.getCommandStatus());
            }
            throw e;
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /// True until either side ends the session, and nothing came for longer than two probes take.
    public boolean isBound() {
        return library.getSessionState().isBound()
                && !reader.isUnbound()
                && reader.silentNanos() < longestSilenceNanos;
    }

    /// True unless the SMSC speaks a version without optional parameters.
    public boolean takesParameters() {
        return reader.takesParameters();
    }

    /// Writes an SMS, which leaves with the next [#flush]. One thread only may call both.
    ///
    /// @param listener is told what becomes of it
    /// @throws PDUStringException if it does not fit into the PDU; the listener is told nothing
    public void submit(SubmitSender submit, SubmitListener listener) throws PDUStringException {
        try {
            buffer.write(library.sender(), submit, library.nextSequenceNumber(), listener);
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
    }

    /// Sends what was written once it is worth a write of its own.
    public void flushIfFull() {
        if (buffer.isFull()) {
            flush();
        }
    }

    /// Sends what was written. If that fails, the session is over, and what may have left has
    /// [SubmitListener#ended].
    public void flush() {
        List<Written> submits = List.copyOf(buffer.submits());
        if (submits.isEmpty()) {
            return;
        }
        if (library.getSessionState().isTransmittable() && pending.expect(submits)) {
            try {
                send();
            } finally {
                buffer.clear(); // nothing leaves twice
            }
        } else {
            buffer.clear();
            submits.forEach(submit -> submit.listener().unsent());
        }
    }

    /// The library's own PDUs leave under the same lock.
    private void send() {
        OutputStream out = library.out();
        try {
            synchronized (out) {
                buffer.sendTo(out);
            }
        } catch (IOException e) {
            close();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /// Answers a `deliver_sm` or `data_sm`. If that is not possible, the session is over, and the SMSC
    /// delivers again in the next one.
    public void answer(RawPdu request, int status) {
        try {
            if (request.commandId() == SMPPConstant.CID_DATA_SM) {
                library.sender().sendDataSmResp(library.out(), status, request.sequenceNumber(), "");
            } else {
                library.sender().sendDeliverSmResp(library.out(), status, request.sequenceNumber(), "");
            }
        } catch (PDUStringException e) {
            throw new IllegalStateException("an empty id is never too long", e);
        } catch (IOException e) {
            close();
        }
    }

    /// Waits no longer for answers that have not come for that long.
    public void expire(Duration patience) {
        pending.expire(patience);
    }

    /// Closes the connection; submits that wait for their answer get none.
    public void close() {
        library.close();
        pending.end();
    }

    /// Tells the SMSC, and closes the connection.
    public void unbind() {
        library.setTransactionTimer(LONGEST_UNBIND.toMillis());
        library.unbindAndClose();
        pending.end();
    }
}
