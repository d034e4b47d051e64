package io.onbehalf.conversation.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Locale;

/// Why a text is no phone number, as far as its country's numbering plan (libphonenumber) tells.
public enum InvalidNumberReason {
    NOT_A_NUMBER,
    UNKNOWN_COUNTRY_CODE,
    TOO_SHORT,
    TOO_LONG,
    /// Of a possible length, but of no range that the plan has given to subscribers.
    NOT_IN_PLAN;

    static InvalidNumberReason of(NumberParseException.ErrorType type) {
        return switch (type) {
            case INVALID_COUNTRY_CODE -> UNKNOWN_COUNTRY_CODE;
            case NOT_A_NUMBER -> NOT_A_NUMBER;
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> TOO_SHORT;
            case TOO_LONG -> TOO_LONG;
        };
    }

    static InvalidNumberReason of(ValidationResult result) {
        return switch (result) {
            case INVALID_COUNTRY_CODE -> UNKNOWN_COUNTRY_CODE;
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> TOO_SHORT;
            case TOO_LONG -> TOO_LONG;
            case IS_POSSIBLE, INVALID_LENGTH -> NOT_IN_PLAN;
        };
    }

    /// Its name in an error, such as `too.short`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
