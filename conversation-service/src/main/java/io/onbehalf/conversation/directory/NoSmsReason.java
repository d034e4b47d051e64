package io.onbehalf.conversation.directory;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import io.onbehalf.schemas.queue.NumberType;
import java.util.Locale;
import java.util.Optional;

/// Why an agent may not compose to a number: it can't get an SMS, a text to it costs its owner or ours more
/// than an SMS, the organization does not write to its country, or it was not typed as a number.
///
/// What a number is for comes from its country's numbering plan, as libphonenumber knows it. Where a plan
/// does not tell landlines from mobiles, as in North America, both are allowed.
public enum NoSmsReason {
    LANDLINE("is a landline", NumberType.FIXED_LINE),
    PREMIUM_RATE("is a premium-rate number"),
    SHARED_COST("is a shared-cost number", NumberType.SHARED_COST),
    PERSONAL_NUMBER("is a personal number, which forwards calls", NumberType.PERSONAL_NUMBER),
    PAGER("is a pager", NumberType.PAGER),
    UNIVERSAL_ACCESS("is a company's universal access number", NumberType.UAN),
    VOICEMAIL("is a voicemail number", NumberType.VOICEMAIL),
    SATELLITE("is a satellite phone", NumberType.SATELLITE),
    NETWORK("belongs to an international network, not to a country", NumberType.NETWORK),
    COUNTRY_NOT_ALLOWED("is of a country that the organization does not write to"),
    LETTERS("has letters; type its digits"),
    EXTENSION("has an extension, which an SMS can't reach"),
    INVISIBLE("has a character that can't be seen; type the number again"),
    SIGN("has a sign that a phone number has not; type its digits, with + before a country code");

    private static final int INMARSAT = 870;
    private static final int PERSONAL = 878;
    private static final int GLOBAL_SATELLITE = 881;

    private final String sentence;
    private final Optional<NumberType> allowedAs;

    NoSmsReason(String sentence) {
        this.sentence = sentence;
        this.allowedAs = Optional.empty();
    }

    NoSmsReason(String sentence, NumberType allowedAs) {
        this.sentence = sentence;
        this.allowedAs = Optional.of(allowedAs);
    }

    /// The reason that lies in a number's type; empty for one that may get an SMS.
    static Optional<NoSmsReason> of(PhoneNumberType type) {
        return switch (type) {
            case FIXED_LINE -> Optional.of(LANDLINE);
            case PREMIUM_RATE -> Optional.of(PREMIUM_RATE);
            case SHARED_COST -> Optional.of(SHARED_COST);
            case PERSONAL_NUMBER -> Optional.of(PERSONAL_NUMBER);
            case PAGER -> Optional.of(PAGER);
            case UAN -> Optional.of(UNIVERSAL_ACCESS);
            case VOICEMAIL -> Optional.of(VOICEMAIL);
            case MOBILE, FIXED_LINE_OR_MOBILE, VOIP, TOLL_FREE, UNKNOWN -> Optional.empty();
        };
    }

    /// The reason that lies in a country code that belongs to no country (ITU-T E.164, list of assigned
    /// codes).
    static NoSmsReason ofNoCountry(int countryCode) {
        return switch (countryCode) {
            case INMARSAT, GLOBAL_SATELLITE -> SATELLITE;
            case PERSONAL -> PERSONAL_NUMBER;
            default -> NETWORK;
        };
    }

    /// The type by which an organization allows such numbers; empty where it can't.
    Optional<NumberType> allowedAs() {
        return allowedAs;
    }

    /// True if an organization does not refuse for this reason.
    boolean isLiftedBy(OrganizationSettings settings) {
        return allowedAs.filter(settings.additionalNumberTypes()::contains).isPresent();
    }

    /// True if the number may be right, and only the way in which it is typed is not.
    public boolean isSpelling() {
        return switch (this) {
            case LETTERS, EXTENSION, INVISIBLE, SIGN -> true;
            case LANDLINE,
                    PREMIUM_RATE,
                    SHARED_COST,
                    PERSONAL_NUMBER,
                    PAGER,
                    UNIVERSAL_ACCESS,
                    VOICEMAIL,
                    SATELLITE,
                    NETWORK,
                    COUNTRY_NOT_ALLOWED ->
                    false;
        };
    }

    /// Its name in an error, such as `premium.rate`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// What the number is, after its subject.
    public String sentence() {
        return sentence;
    }
}
