package io.onbehalf.conversation.api.numbers;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onbehalf.conversation.api.numbers.CallingCodes.CountryEntry;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The countries as libphonenumber knows them; they change with its version only.
final class CountryTable {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    static final CallingCodes ALL =
            new CallingCodes(
                    PHONES.getSupportedRegions().stream()
                            .map(CountryTable::entry)
                            .sorted(Comparator.comparing(CountryEntry::name))
                            .toList());

    private CountryTable() {}

    /// A mobile number of a country; another one where its plan has no mobiles; null for what is no country.
    static @Nullable String exampleOf(String country) {
        PhoneNumber mobile = PHONES.getExampleNumberForType(country, PhoneNumberType.MOBILE);
        PhoneNumber example = mobile == null ? PHONES.getExampleNumber(country) : mobile;
        return example == null ? null : PHONES.format(example, PhoneNumberFormat.INTERNATIONAL);
    }

    private static CountryEntry entry(String country) {
        return new CountryEntry(
                country,
                Locale.of("", country).getDisplayCountry(Locale.ENGLISH),
                "+" + PHONES.getCountryCodeForRegion(country),
                exampleOf(country));
    }
}
