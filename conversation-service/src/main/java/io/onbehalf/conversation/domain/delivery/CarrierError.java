package io.onbehalf.conversation.domain.delivery;

import org.jspecify.annotations.Nullable;

/// Why a message failed or is not known to have arrived, in layers: our code, the SMSC's `command_status`,
/// the receipt's `err`.
public record CarrierError(String code, @Nullable Integer commandStatus, @Nullable String receiptError) {

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

    /// A receipt says that it did not arrive.
    public static final String UNDELIVERED = "carrier.undelivered";

    private CarrierError(String code) {
        this(code, null, null);
    }

    private CarrierError(String code, int commandStatus) {
        this(code, commandStatus, null);
    }

    private CarrierError(String code, @Nullable String receiptError) {
        this(code, null, receiptError);
    }

    public static CarrierError of(String code) {
        return new CarrierError(code);
    }

    public static CarrierError status(String code, int commandStatus) {
        return new CarrierError(code, commandStatus);
    }

    public static CarrierError undelivered(@Nullable String receiptError) {
        return new CarrierError(UNDELIVERED, receiptError);
    }
}
