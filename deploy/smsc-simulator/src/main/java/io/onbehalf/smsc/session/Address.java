package io.onbehalf.smsc.session;

import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/// An SMPP address: a phone number with its type and numbering plan.
public record Address(TypeOfNumber ton, NumberingPlanIndicator npi, String number) {

    private static final Pattern NORTH_AMERICAN = Pattern.compile("1\\d{10}");

    /// The address of a phone number in international form, without the plus sign.
    public static Address international(String number) {
        return new Address(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, number);
    }

    /// The same as a national number, if it is one of the United States.
    Address national() {
        return NORTH_AMERICAN.matcher(number).matches()
                ? new Address(TypeOfNumber.NATIONAL, npi, number.substring(1))
                : this;
    }

    /// Without the number, which must not get into a log.
    @Override
    public String toString() {
        return "an address";
    }
}
