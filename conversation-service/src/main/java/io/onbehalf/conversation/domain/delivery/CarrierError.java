package io.onbehalf.conversation.domain.delivery;

import io.onbehalf.kit.domain.sms.MessageFailure;
import java.util.Optional;

/// The reason why a message failed or is not known to have arrived, in layers: our code, the SMSC's
/// `command_status`, the receipt's `err`.
public record CarrierError(String code, Optional<Integer> commandStatus, Optional<String> receiptError) {

    /// The SMSC refused it for good.
    public static final String REJECTED = "carrier.rejected";

    /// It waited longer than it was valid.
    public static final String EXPIRED = "carrier.expired";

    /// No account serves the sender's number.
    public static final String NOT_SERVED = "carrier.number.not.served";

    /// It is not known whether the SMSC took it.
    public static final String SUBMIT_UNKNOWN = "carrier.submit.unknown";

    /// It was sent, and no receipt told whether it arrived.
    public static final String DELIVERY_UNKNOWN = "carrier.delivery.unknown";

    /// Receipts told that some of its SMS arrived, and none told of the others: some SMSCs send one receipt
    /// for a whole text.
    public static final String PARTLY_DELIVERED = "carrier.delivery.partial";

    /// A receipt says that it did not arrive.
    public static final String UNDELIVERED = "carrier.undelivered";

    /// As reads and events say it.
    public MessageFailure failure() {
        return MessageFailure.of(code, commandStatus, receiptError);
    }

    public static CarrierError of(String code) {
        return new CarrierError(code, Optional.empty(), Optional.empty());
    }

    public static CarrierError status(String code, int commandStatus) {
        return new CarrierError(code, Optional.of(commandStatus), Optional.empty());
    }

    public static CarrierError undelivered(Optional<String> receiptError) {
        return new CarrierError(UNDELIVERED, Optional.empty(), receiptError);
    }
}
