package io.onbehalf.conversation.carrier;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;

/// How many SMS a second a number may send, by configuration or by what kind of number it is.
final class NumberPace {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Set<String> NORTH_AMERICA = Set.of("US", "CA");

    private final CarrierProperties.Pacing pacing;

    NumberPace(CarrierProperties.Pacing pacing) {
        this.pacing = pacing;
    }

    /// SMS a second; infinite where pacing is off.
    double of(String number) {
        if (!pacing.enabled()) {
            return Double.POSITIVE_INFINITY;
        }
        Double own = pacing.numbers().get(number);
        return own == null ? byKind(number) : own;
    }

    private double byKind(String number) {
        try {
            PhoneNumber parsed = PHONES.parse(number, null);
            if (parsed.getCountryCode() != 1) {
                return pacing.elsewhere();
            }
            if (PHONES.getNumberType(parsed) == PhoneNumberType.TOLL_FREE) {
                return pacing.tollFree();
            }
            String region = PHONES.getRegionCodeForNumber(parsed);
            return region == null || NORTH_AMERICA.contains(region) ? pacing.longCode() : pacing.elsewhere();
        } catch (NumberParseException e) {
            return pacing.elsewhere();
        }
    }
}
