package io.onbehalf.conversation.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onbehalf.schemas.queue.NumberType;
import java.util.Optional;

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
        refuse(field, objection(typed, settings.defaultCountry()));
        String canonical = ContactNumbers.canonical(field, typed, settings.defaultCountry());
        PhoneNumber number = parse(canonical);
        refuse(
                field,
                kind(number)
                        .filter(reason -> !reason.isLiftedBy(settings))
                        .or(() -> country(number, settings)));
        return canonical;
    }

    /// Why what is typed is no number, though libphonenumber may read one in it; empty if nothing speaks
    /// against it.
    public static Optional<NoSmsReason> objection(String typed, String defaultCountry) {
        return TypedNumber.objection(typed, hasExtension(typed, defaultCountry));
    }

    private static void refuse(String field, Optional<NoSmsReason> objection) {
        objection.ifPresent(reason -> {
            throw new RecipientNotAllowed(field, reason);
        });
    }

    /// True for an extension behind what may be a number: `317#3331184` has none.
    private static boolean hasExtension(String typed, String defaultCountry) {
        try {
            PhoneNumber number = PHONES.parse(typed, defaultCountry);
            return number.hasExtension() && PHONES.isPossibleNumber(number);
        } catch (NumberParseException e) {
            return false;
        }
    }

    /// What a number is for: libphonenumber's name of its type, `SATELLITE` or `NETWORK` for one of no
    /// country.
    ///
    /// @param canonical in E.164
    public static String type(String canonical) {
        PhoneNumber number = parse(canonical);
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

    /// Parses what [ContactNumbers] has formatted.
    private static PhoneNumber parse(String canonical) {
        try {
            return PHONES.parse(canonical, null);
        } catch (NumberParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
