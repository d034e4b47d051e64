package io.onbehalf.local.smsc;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/// A number as SMPP has it.
record Address(TypeOfNumber ton, NumberingPlanIndicator npi, String number) {

    /// Of a contact or of ours, in international form without the plus sign.
    static Address international(String number) {
        return new Address(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, number);
    }

    /// Without the number, which must not get into a log.
    @Override
    public String toString() {
        return "an address";
    }
}
