package io.onbehalf.conversation.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onbehalf.schemas.queue.NumberType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the number that an agent composes to: it must be one that can get an SMS, and that the organization
/// allows. What the network delivers is not checked: whoever writes can be answered.
public final class SmsRecipients {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private SmsRecipients() {}

    /// The canonical number ([ContactNumbers]).
    ///
    /// @throws InvalidContactNumber if it is none
    /// @throws RecipientNotAllowed if the organization may not compose to it
    public static String canonical(String field, String typed, OrganizationSettings settings) {
        String canonical = ContactNumbers.canonical(field, typed, settings.defaultCountry());
        PhoneNumber number = parse(canonical, null);
        TypedNumber.objection(typed, parse(typed, settings.defaultCountry()).hasExtension())
                .or(() -> kind(number).filter(reason -> !reason.isLiftedBy(settings)))
                .or(() -> country(number, settings))
                .ifPresent(reason -> {
                    throw new RecipientNotAllowed(field, reason);
                });
        return canonical;
    }

    /// What a number is for: libphonenumber's name of its type, `SATELLITE` or `NETWORK` for one of no
    /// country.
    ///
    /// @param canonical in E.164
    public static String type(String canonical) {
        PhoneNumber number = parse(canonical, null);
        return kind(number)
                .filter(_ -> !isOfCountry(number))
                .flatMap(NoSmsReason::allowedAs)
                .map(NumberType::name)
                .orElseGet(() -> PHONES.getNumberType(number).name());
    }

    private static Optional<NoSmsReason> kind(PhoneNumber number) {
        Optional<NoSmsReason> byType = NoSmsReason.of(PHONES.getNumberType(number));
        return byType.isPresent() || isOfCountry(number)
                ? byType
                : Optional.of(NoSmsReason.ofNoCountry(number.getCountryCode()));
    }

    /// A number of no country is judged by its kind alone.
    private static Optional<NoSmsReason> country(PhoneNumber number, OrganizationSettings settings) {
        return isOfCountry(number) && !settings.allowsCountry(PHONES.getRegionCodeForNumber(number))
                ? Optional.of(NoSmsReason.COUNTRY_NOT_ALLOWED)
                : Optional.empty();
    }

    private static boolean isOfCountry(PhoneNumber number) {
        return !PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(PHONES.getRegionCodeForNumber(number));
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
