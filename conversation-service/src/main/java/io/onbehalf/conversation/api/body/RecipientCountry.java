package io.onbehalf.conversation.api.body;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.jspecify.annotations.Nullable;

/// The country of a contact's number.
final class RecipientCountry {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private RecipientCountry() {}

    /// ISO 3166 country of a number in E.164; null if it belongs to none.
    static @Nullable String of(String number) {
        try {
            String region = PHONES.getRegionCodeForNumber(PHONES.parse(number, null));
            return PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(region) ? null : region;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
