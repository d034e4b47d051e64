package io.onbehalf.conversation.directory;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An address as a mobile network spells it.
///
/// Networks spell one number with its country code and without it, and what the address says of its kind is
/// often wrong. An address that could be read as a stranger's number must not be: a reading counts only if it
/// is a number of a numbering plan, first one that can send a text, in the order that the kind suggests.
///
/// @param text as it came
public record NetworkAddress(String text, Kind kind) {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /// Shorter addresses are short codes (E.164 numbers of fewer digits are landlines).
    private static final int FEWEST_DIGITS = 7;

    private static final String PLUS = "+";

    /// How most of the world dials abroad.
    private static final String ABROAD = "00";

    /// What an address says of its kind: SMPP's type of number (SMPP 3.4, 5.2.5).
    public enum Kind {
        INTERNATIONAL,
        NATIONAL,
        /// Letters and digits that are no number, whatever they look like.
        NAME,
        UNKNOWN
    }

    /// The contact whose address it is: their number, canonical ([ContactNumbers]), or the address itself of
    /// a sender that has none, such as a short code or a name. Empty if there is no address.
    ///
    /// @param country ISO 3166 country of a number without a country code
    public Optional<String> contact(String country) {
        return number(country).or(this::opaque);
    }

    /// The contact's number, canonical; empty if it is no valid one.
    public Optional<String> number(String country) {
        List<PhoneNumber> readings = valid(country).toList();
        return readings.stream()
                .filter(NetworkAddress::maySendSms)
                .findFirst()
                .or(() -> readings.stream().findFirst())
                .map(number -> PHONES.format(number, PhoneNumberFormat.E164));
    }

    /// The address itself, which never begins with a plus, so it is equal to no number; empty if nothing of
    /// it can be seen.
    public Optional<String> opaque() {
        String seen = text.replaceAll("\\p{C}", "").strip().replaceFirst("^\\++", "").strip();
        return Optional.of(seen).filter(each -> !each.isEmpty());
    }

    /// The numbers that it may be, in no numbering plan too, the likeliest first: one of our own is among
    /// them. The country's quirks are folded only as the second choice, for networks that write our number
    /// the other way than its queue does.
    public List<String> readings(String country) {
        String home = text.strip();
        String abroad = international(home);
        return (kind == Kind.NATIONAL ? Stream.of(home, abroad) : Stream.of(abroad, home))
                .flatMap(spelled ->
                        Stream.of(
                                        ContactNumbers.unfolded(spelled, country),
                                        ContactNumbers.possible(spelled, country))
                                .flatMap(Optional::stream))
                .distinct()
                .toList();
    }

    private Stream<PhoneNumber> valid(String country) {
        String spelled = text.strip();
        if (kind == Kind.NAME || digits(spelled) < FEWEST_DIGITS || !TypedNumber.isNumber(spelled)) {
            return Stream.empty();
        }
        if (spelled.startsWith(PLUS)) {
            return read(spelled, country);
        }
        List<PhoneNumber> home = read(spelled, country).toList();
        List<PhoneNumber> domestic =
                home.stream().filter(number -> PHONES.isValidNumberForRegion(number, country)).toList();
        List<PhoneNumber> abroad = read(international(spelled), country).toList();
        List<List<PhoneNumber>> inOrder =
                switch (kind) {
                    case UNKNOWN -> List.of(domestic, abroad, home);
                    case INTERNATIONAL -> List.of(abroad, domestic, home);
                    case NATIONAL -> List.of(domestic, home, abroad);
                    case NAME -> List.of();
                };
        return inOrder.stream().flatMap(List::stream);
    }

    private static Stream<PhoneNumber> read(String number, String country) {
        return ContactNumbers.read(number, country).filter(PHONES::isValidNumber).stream();
    }

    /// SMPP spells an international number without its plus.
    private static String international(String spelled) {
        if (spelled.startsWith(PLUS)) {
            return spelled;
        }
        return PLUS + (spelled.startsWith(ABROAD) ? spelled.substring(ABROAD.length()) : spelled);
    }

    private static boolean maySendSms(PhoneNumber number) {
        return NoSmsReason.of(PHONES.getNumberType(number)).isEmpty();
    }

    private static long digits(String spelled) {
        return spelled.codePoints().filter(Character::isDigit).count();
    }

    /// Hides the address.
    @Override
    public String toString() {
        return "NetworkAddress[" + kind + "]";
    }
}
