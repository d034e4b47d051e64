package io.onbehalf.conversation.carrier;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUReader;
import org.jsmpp.PDUSender;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;

/// Lets the texts that a bind delivers be recorded in the order in which they came, although each PDU has its
/// own thread.
///
/// The one thread that reads the bind gives each PDU its place, before another thread takes it up. These take
/// them up in the same order, so what is waited for always has a thread.
final class ArrivalOrder {

    private final SequencedMap<Integer, CompletableFuture<Void>> turns = new LinkedHashMap<>();

    /// A PDU takes the last place; one with the number of another that still waits shares the other's.
    synchronized void came(int sequenceNumber) {
        turns.putIfAbsent(sequenceNumber, new CompletableFuture<>());
        callNext();
    }

    /// Completes once nothing is left that came before; at once for what has no place.
    synchronized CompletableFuture<Void> turn(int sequenceNumber) {
        return turns.getOrDefault(sequenceNumber, CompletableFuture.completedFuture(null));
    }

    /// The PDU's turn is over. If it had to be given up, so is what came before and held it up.
    synchronized void passed(int sequenceNumber) {
        while (turns.containsKey(sequenceNumber)) {
            turns.pollFirstEntry();
        }
        callNext();
    }

    /// The PDU needs no turn.
    synchronized void left(int sequenceNumber) {
        turns.remove(sequenceNumber);
        callNext();
    }

    private void callNext() {
        if (!turns.isEmpty()) {
            turns.firstEntry().getValue().complete(null);
        }
    }

    /// What the bind is read with. Receipts count in whatever order they come, and what can't be read is set
    /// aside: neither has a place.
    PDUReader reader() {
        return new CheckedPduReader(sms -> {
            if (!sms.isSmscDeliveryReceipt() && !sms.isIntermediateDeliveryNotification()) {
                came(sms.getSequenceNumber());
            }
        });
    }

    /// What the bind is written with: it sees what is refused before it gets to be recorded, because too much
    /// waits or the bind is not yet up.
    PDUSender sender() {
        return new SynchronizedPDUSender(
                new DefaultPDUSender() {
                    @Override
                    public byte[] sendHeader(
                            OutputStream out, int commandId, int commandStatus, int sequenceNumber)
                            throws IOException {
                        if (commandId == SMPPConstant.CID_DELIVER_SM_RESP) {
                            left(sequenceNumber);
                        }
                        return super.sendHeader(out, commandId, commandStatus, sequenceNumber);
                    }
                });
    }
}
