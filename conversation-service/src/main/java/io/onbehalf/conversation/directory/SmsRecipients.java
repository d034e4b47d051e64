package io.onbehalf.conversation.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the number that an agent composes to: it must be one that can get an SMS. What the network delivers
/// is not checked: whoever writes can be answered.
public final class SmsRecipients {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private SmsRecipients() {}

    /// The canonical number ([ContactNumbers]).
    ///
    /// @param defaultCountry ISO 3166 country of a number without a country code
    /// @throws InvalidContactNumber if it is none
    /// @throws NumberWithoutSms if it is none to compose to
    public static String canonical(String field, String typed, String defaultCountry) {
        String canonical = ContactNumbers.canonical(field, typed, defaultCountry);
        TypedNumber.objection(typed, parse(typed, defaultCountry).hasExtension())
                .or(() -> kind(canonical))
                .ifPresent(reason -> {
                    throw new NumberWithoutSms(field, reason);
                });
        return canonical;
    }

    private static Optional<NoSmsReason> kind(String canonical) {
        PhoneNumber number = parse(canonical, null);
        boolean ofCountry =
                !PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(PHONES.getRegionCodeForNumber(number));
        Optional<NoSmsReason> byType = NoSmsReason.of(PHONES.getNumberType(number));
        return byType.isPresent() || ofCountry
                ? byType
                : Optional.of(NoSmsReason.ofNoCountry(number.getCountryCode()));
    }

    /// Parses what [ContactNumbers] has parsed before.
    private static PhoneNumber parse(String number, @Nullable String defaultCountry) {
        try {
            return PHONES.parse(number, defaultCountry);
        } catch (NumberParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
