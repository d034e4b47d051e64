package io.onbehalf.conversation.domain.delivery;

import org.jspecify.annotations.Nullable;

/// Why a message failed or is not known to have arrived, in layers: our code, the message centre's
/// `command_status`, the receipt's `err`.
public record CarrierError(String code, @Nullable Integer commandStatus, @Nullable String receiptError) {

    /// The message centre refused it for good.
    public static final String REJECTED = "carrier.rejected";

    /// It waited longer than it was valid.
    public static final String EXPIRED = "carrier.expired";

    /// No account serves the sender's number.
    public static final String NOT_SERVED = "carrier.number.not.served";

    /// Nobody knows whether the message centre took it.
    public static final String SUBMIT_UNKNOWN = "carrier.submit.unknown";

    /// It was sent, and no receipt ever said whether it arrived.
    public static final String DELIVERY_UNKNOWN = "carrier.delivery.unknown";

    /// A receipt says that it did not arrive.
    public static final String UNDELIVERED = "carrier.undelivered";

    public static CarrierError of(String code) {
        return new CarrierError(code, null, null);
    }

    public static CarrierError status(String code, int commandStatus) {
        return new CarrierError(code, commandStatus, null);
    }
}
