package io.onbehalf.conversation.carrier.smpp.session;

import io.onbehalf.conversation.carrier.smpp.session.SmscSession.SubmitSender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.PDUSender;
import org.jsmpp.PDUStringException;

/// The `submit_sm` PDUs that are written and have not left. They leave together, in one write to the network.
/// Of one thread.
final class SubmitBuffer {

    /// As many octets as are worth a write of their own.
    private static final int FULL = 1 << 14;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(FULL);
    private final ByteArrayOutputStream next = new ByteArrayOutputStream();
    private final List<Written> submits = new ArrayList<>();

    /// A PDU that is written and has not left.
    record Written(int sequenceNumber, SubmitListener listener) {}

    /// Writes a PDU.
    ///
    /// @throws PDUStringException if it does not fit; nothing of it is written then, nor after any other
    ///   failure
    void write(PDUSender sender, SubmitSender submit, int sequenceNumber, SubmitListener listener)
            throws PDUStringException, IOException {
        next.reset();
        submit.send(sender, next, sequenceNumber);
        submits.add(new Written(sequenceNumber, listener));
        try {
            next.writeTo(octets);
        } catch (RuntimeException | Error e) {
            submits.removeLast();
            throw e;
        }
    }

    boolean isFull() {
        return octets.size() >= FULL;
    }

    /// What has not left, in its order.
    List<Written> submits() {
        return submits;
    }

    /// Sends the octets of all PDUs.
    void sendTo(OutputStream out) throws IOException {
        octets.writeTo(out);
        out.flush();
    }

    void clear() {
        submits.clear();
        octets.reset();
    }
}
