package io.onbehalf.conversation.topology.receipts;

import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Receipts with an id that no SMS has yet: an SMSC may send one before it answers the submit.
///
/// @param since when the last of them came
record EarlyReceipts(List<EarlyReceipt> receipts, Instant since) {

    /// An SMS has a receipt for each state that it reaches.
    private static final int MOST = 20;

    EarlyReceipts {
        receipts = List.copyOf(receipts);
    }

    /// A receipt with the id of its request.
    record EarlyReceipt(String requestId, DeliveryReceiptReceived request) {}

    static EarlyReceipts none(Instant since) {
        return new EarlyReceipts(List.of(), since);
    }

    /// With a receipt, in the place of the same one if it was there.
    EarlyReceipts with(EarlyReceipt receipt) {
        List<EarlyReceipt> others =
                receipts.stream().filter(each -> !each.requestId().equals(receipt.requestId())).toList();
        return receipts.contains(receipt) || others.size() == MOST
                ? this
                : new EarlyReceipts(
                        Stream.concat(others.stream(), Stream.of(receipt)).toList(),
                        receipt.request().context().requestedAt());
    }
}
