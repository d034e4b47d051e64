package io.onbehalf.conversation.api.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onbehalf.conversation.directory.ContactNumbers;
import io.onbehalf.conversation.directory.InvalidContactNumber;
import io.onbehalf.conversation.directory.NoSmsReason;
import io.onbehalf.conversation.directory.OrganizationSettings;
import io.onbehalf.conversation.directory.RecipientNotAllowed;
import io.onbehalf.conversation.directory.SmsRecipients;
import org.jspecify.annotations.Nullable;

/// Reads typed numbers by the rules of compose.
final class NumberParser {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final String FIELD = "number";

    private NumberParser() {}

    /// @param typed as an agent types it
    static ParsedNumber parse(String typed, OrganizationSettings settings) {
        try {
            return valid(SmsRecipients.canonical(FIELD, typed, settings), null);
        } catch (InvalidContactNumber none) {
            return invalid(none.reason().code(), settings);
        } catch (RecipientNotAllowed refused) {
            NoSmsReason reason = refused.reason();
            return reason.isSpelling()
                    ? invalid(reason.code(), settings)
                    : valid(ContactNumbers.canonical(FIELD, typed, settings.defaultCountry()), reason.code());
        }
    }

    private static ParsedNumber valid(String canonical, @Nullable String reason) {
        PhoneNumber number = number(canonical);
        String region = PHONES.getRegionCodeForNumber(number);
        String country = PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(region) ? null : region;
        return new ParsedNumber(
                true,
                reason == null,
                reason,
                canonical,
                PHONES.format(number, PhoneNumberFormat.NATIONAL),
                PHONES.format(number, PhoneNumberFormat.INTERNATIONAL),
                country,
                SmsRecipients.type(canonical),
                country == null ? null : CountryTable.exampleOf(country));
    }

    private static ParsedNumber invalid(String reason, OrganizationSettings settings) {
        String example = CountryTable.exampleOf(settings.defaultCountry());
        return new ParsedNumber(false, false, reason, null, null, null, null, null, example);
    }

    private static PhoneNumber number(String canonical) {
        try {
            return PHONES.parse(canonical, null);
        } catch (NumberParseException e) {
            throw new IllegalStateException("a canonical number", e);
        }
    }
}
