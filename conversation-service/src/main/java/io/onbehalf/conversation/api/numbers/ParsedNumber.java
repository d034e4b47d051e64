package io.onbehalf.conversation.api.numbers;

import org.jspecify.annotations.Nullable;

/// What a number that an agent types would be to a compose.
///
/// @param maySendSms whether a compose to it passes the checks of its number
/// @param reason why it is not valid, or why no SMS may be sent; the `messageParams.reason` of the compose
/// @param e164 the canonical number; like the other forms null if it is not valid
/// @param country ISO 3166; null for a number of none
/// @param type libphonenumber's name, `SATELLITE` or `NETWORK` for a number of no country
/// @param example a mobile number of its country; of the default country if it is not valid
record ParsedNumber(
        boolean valid,
        boolean maySendSms,
        @Nullable String reason,
        @Nullable String e164,
        @Nullable String nationalFormat,
        @Nullable String internationalFormat,
        @Nullable String country,
        @Nullable String type,
        @Nullable String example) {}
