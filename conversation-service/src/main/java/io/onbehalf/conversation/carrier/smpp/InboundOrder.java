package io.onbehalf.conversation.carrier.smpp;

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

/// Keeps the texts that a bind delivers in the order in which they came, although each PDU is processed by a
/// thread of its own.
///
/// The bind's one reader thread assigns positions. The worker threads dequeue PDUs in the same order, so
/// every position has a thread, and no PDU waits for one that no thread processes.
final class InboundOrder {

    private final SequencedMap<Integer, CompletableFuture<Void>> turns = new LinkedHashMap<>();

    /// A PDU takes the last position. If one with the same sequence number still waits, they share its
    /// position.
    synchronized void came(int sequenceNumber) {
        turns.putIfAbsent(sequenceNumber, new CompletableFuture<>());
        completeFirst();
    }

    /// Completes once no earlier PDU waits; immediately for a PDU without a position.
    synchronized CompletableFuture<Void> turn(int sequenceNumber) {
        return turns.getOrDefault(sequenceNumber, CompletableFuture.completedFuture(null));
    }

    /// Ends a PDU's turn. If it stopped waiting before its turn came, the earlier PDUs lose theirs too.
    synchronized void passed(int sequenceNumber) {
        while (turns.containsKey(sequenceNumber)) {
            turns.pollFirstEntry();
        }
        completeFirst();
    }

    /// A PDU gives up its position; the others keep theirs.
    synchronized void left(int sequenceNumber) {
        turns.remove(sequenceNumber);
        completeFirst();
    }

    private void completeFirst() {
        if (!turns.isEmpty()) {
            turns.firstEntry().getValue().complete(null);
        }
    }

    /// Reads the bind. Receipts count in any order, and unreadable PDUs are set aside: neither gets a
    /// position.
    PDUReader reader() {
        return new CheckedPduReader(sms -> {
            if (!sms.isSmscDeliveryReceipt() && !sms.isIntermediateDeliveryNotification()) {
                came(sms.getSequenceNumber());
            }
        });
    }

    /// Writes to the bind. It sees which PDUs the library refuses before anybody processes them, because too
    /// many wait or the bind is not complete.
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
