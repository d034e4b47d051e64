package io.onbehalf.smsc.ledger;

import org.jspecify.annotations.Nullable;

/// The fields of a `submit_sm` that the ledger keeps: numbers, but no text.
///
/// @param source our number
/// @param destination the contact's number
/// @param reference the `user_message_reference`; null if it has none
/// @param textHash SHA-256 of the `short_message` with its header, in hexadecimal digits
public record LedgerSms(
        String source,
        String destination,
        @Nullable Integer reference,
        int esmClass,
        int dataCoding,
        String textHash) {}
