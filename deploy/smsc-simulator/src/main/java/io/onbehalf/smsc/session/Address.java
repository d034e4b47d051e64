package io.onbehalf.smsc.session;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/// An SMPP address: a phone number with its type and numbering plan.
public record Address(TypeOfNumber ton, NumberingPlanIndicator npi, String number) {

    /// The address of a phone number in international form, without the plus sign.
    public static Address international(String number) {
        return new Address(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, number);
    }

    /// Without the number, which must not get into a log.
    @Override
    public String toString() {
        return "an address";
    }
}
