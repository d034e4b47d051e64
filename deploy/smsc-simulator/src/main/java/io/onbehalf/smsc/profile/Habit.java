package io.onbehalf.smsc.profile;

/// What an SMSC does otherwise than most.
public enum Habit {
    /// Ids have leading zeros in receipts; `receipted_message_id` is filled up with NULs.
    PADDED_ID,
    /// `receipted_message_id` has no NUL at its end.
    UNTERMINATED_ID,
    /// Ids have hyphens, except in `receipted_message_id`.
    HYPHENATED_ID,
    /// All segments of a text get the same id.
    ONE_ID,
    /// Of a text of several segments only the last gets a receipt.
    ONE_RECEIPT,
    /// A receipt has its id in its text only.
    ID_IN_TEXT_ONLY,
    /// A receipt does not repeat the `user_message_reference`.
    NO_REFERENCE,
    /// `esm_class` does not say that it is a receipt.
    NO_RECEIPT_BIT,
    /// A receipt's text is in UCS-2.
    UCS2_RECEIPT,
    /// Receipts come by `data_sm`.
    DATA_SM_RECEIPT,
    /// A receipt's state is written out (`DELIVERED`), and it has no `message_state`.
    OTHER_WORDS,
    /// A receipt has the addresses of the SMS, not the other way round.
    SWAPPED_ADDRESSES,
    /// What is delivered has numbers of the United States without their country's code.
    NATIONAL_NUMBERS,
    /// `data_coding` 0 means ISO 8859-1.
    LATIN_1,
    /// Some submits are answered after seven seconds.
    LATE_ANSWERS,
    /// Some submits are refused for now by a `generic_nack`.
    NACKS,
    /// Some submits are throttled (`0x58`).
    THROTTLES,
    /// Some submits are accepted, but the connection is cut before the answer.
    DROPS,
    /// Binds are refused (`0x0D`) for three seconds after the start, and after a cut.
    REFUSES_BINDS
}
