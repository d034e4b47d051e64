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

    EarlyReceipts with(EarlyReceipt receipt) {
        return receipts.contains(receipt) || receipts.size() == MOST
                ? this
                : new EarlyReceipts(
                        Stream.concat(receipts.stream(), Stream.of(receipt)).toList(),
                        receipt.request().context().requestedAt());
    }

    /// True for the notice that a receipt, which waits here with two ids, was found under the other one.
    boolean isFoundBy(EarlyReceipt notice) {
        return notice.request().receipt().idInText().isEmpty()
                && receipts.stream().anyMatch(each -> isFoundBy(each, notice));
    }

    EarlyReceipts withoutFoundBy(EarlyReceipt notice) {
        return new EarlyReceipts(receipts.stream().filter(each -> !isFoundBy(each, notice)).toList(), since);
    }

    private static boolean isFoundBy(EarlyReceipt receipt, EarlyReceipt notice) {
        return receipt.requestId().equals(notice.requestId())
                && receipt.request().receipt().idInText().isPresent();
    }
}
