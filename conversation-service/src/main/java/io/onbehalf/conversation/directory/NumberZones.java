package io.onbehalf.conversation.directory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.onbehalf.conversation.domain.value.PhoneZones;
import java.time.ZoneId;
import java.util.Set;

/// The time zones of a number by libphonenumber: those of its area code, else those of its country. Where the
/// person is, it does not say.
public final class NumberZones implements PhoneZones {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final PhoneNumberToTimeZonesMapper MAPPER = PhoneNumberToTimeZonesMapper.getInstance();

    @Override
    public Set<ZoneId> of(String number) {
        try {
            return MAPPER.getTimeZonesForNumber(PHONES.parse(number, null)).stream()
                    .filter(zone -> !zone.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
                    .filter(ZoneId.getAvailableZoneIds()::contains)
                    .map(ZoneId::of)
                    .collect(toUnmodifiableSet());
        } catch (NumberParseException e) {
            return Set.of(); // a short code, or what the network spelled so
        }
    }
}
