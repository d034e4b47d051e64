package io.onbehalf.conversation.carrier.outbound.rate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.Set;

/// The rate limits of outbound numbers, in SMS a second: a number's own limit, or that of its type.
///
/// @param enabled false for no limit at all
/// @param longCode limit of ordinary numbers of the United States and Canada
/// @param tollFree limit of toll-free numbers there
/// @param elsewhere limit of all other numbers
/// @param numbers limits of single numbers, E.164
public record NumberRateLimits(
        boolean enabled, double longCode, double tollFree, double elsewhere, Map<String, Double> numbers) {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Set<String> NORTH_AMERICA = Set.of("US", "CA");

    public NumberRateLimits {
        numbers = Map.copyOf(numbers);
    }

    /// SMS a second; infinite for no limit.
    public double perSecond(String number) {
        if (!enabled) {
            return Double.POSITIVE_INFINITY;
        }
        Double own = numbers.get(number);
        return own == null ? byType(typeOf(number)) : own;
    }

    private double byType(NumberType type) {
        return switch (type) {
            case LONG_CODE -> longCode;
            case TOLL_FREE -> tollFree;
            case ELSEWHERE -> elsewhere;
        };
    }

    /// The type of a number, E.164.
    public static NumberType typeOf(String number) {
        try {
            PhoneNumber parsed = PHONES.parse(number, null);
            if (parsed.getCountryCode() != 1) {
                return NumberType.ELSEWHERE;
            }
            if (PHONES.getNumberType(parsed) == PhoneNumberType.TOLL_FREE) {
                return NumberType.TOLL_FREE;
            }
            String region = PHONES.getRegionCodeForNumber(parsed);
            return region == null || NORTH_AMERICA.contains(region)
                    ? NumberType.LONG_CODE
                    : NumberType.ELSEWHERE;
        } catch (NumberParseException e) {
            return NumberType.ELSEWHERE;
        }
    }
}
