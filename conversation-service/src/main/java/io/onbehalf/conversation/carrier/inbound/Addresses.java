package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.directory.ContactNumbers;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;

/// Reads who sent an inbound PDU, and to which of our numbers.
///
/// An address may be read in several ways. The right one is that in which a queue owns our number.
public final class Addresses {

    private final Map<String, String> preferredQueues;
    private final QueueDirectory directory;
    private final ThreadIdentity identity;

    /// @param preferredQueues which queue (id) answers for a number (E.164) that several share
    public Addresses(Map<String, String> preferredQueues, QueueDirectory directory, ThreadIdentity identity) {
        this.preferredQueues = Map.copyOf(preferredQueues);
        this.directory = directory;
        this.identity = identity;
    }

    /// The parties of a PDU; empty if one of its addresses is no phone number.
    Optional<Parties> parties(String organizationId, DeliverSm sms) {
        return readings(organizationId, sms)
                .filter(reading -> reading.queue().isPresent())
                .findFirst()
                .or(() -> readings(organizationId, sms).findFirst());
    }

    /// The addresses as they came, for a dead letter.
    Parties unread(String organizationId, DeliverSm sms) {
        String ours = orEmpty(sms.getDestAddress());
        String contact = source(sms);
        return new Parties(ours, contact, identity.of(organizationId, ours, contact), "", Optional.empty());
    }

    /// The source address as it came; empty if there is none.
    static String source(DeliverSm sms) {
        return orEmpty(sms.getSourceAddr());
    }

    private static String orEmpty(@Nullable String address) {
        return address == null ? "" : address;
    }

    private Stream<Parties> readings(String organizationId, DeliverSm sms) {
        String country = directory.settings(organizationId).defaultCountry();
        return Stream.of(false, true)
                .flatMap(national ->
                        contact(sms, national, country).stream()
                                .flatMap(contact ->
                                        ours(sms, national, country)
                                                .map(ours -> parties(organizationId, ours, contact))));
    }

    private static Optional<String> contact(DeliverSm sms, boolean national, String country) {
        return number(
                sms.getSourceAddr(),
                sms.getSourceAddrTon(),
                national,
                address -> ContactNumbers.received(address, country));
    }

    /// Our number is spelled as its queue spells it. It is folded like a contact's only as the second choice,
    /// for networks that write it the other way.
    private static Stream<String> ours(DeliverSm sms, boolean national, String country) {
        String address = sms.getDestAddress();
        byte ton = sms.getDestAddrTon();
        return Stream.of(
                        number(address, ton, national, each -> ContactNumbers.unfolded(each, country)),
                        number(address, ton, national, each -> ContactNumbers.received(each, country)))
                .flatMap(Optional::stream);
    }

    private Parties parties(String organizationId, String ours, String contact) {
        return new Parties(
                ours,
                contact,
                identity.of(organizationId, ours, contact),
                identity.ofContact(organizationId, contact),
                queue(organizationId, ours));
    }

    private Optional<QueueSnapshot> queue(String organizationId, String number) {
        return Optional.ofNullable(preferredQueues.get(number))
                .flatMap(id -> directory.queueWithNumber(organizationId, number, id))
                .or(() -> directory.queueWithNumber(organizationId, number));
    }

    /// SMPP writes an international number without its plus. Many peers mark it as unknown, or as national.
    private static Optional<String> number(
            @Nullable String address,
            byte ton,
            boolean unknownIsNational,
            Function<String, Optional<String>> read) {
        if (address == null || address.isBlank()) {
            return Optional.empty();
        }
        Optional<String> asInternational = read.apply(address.startsWith("+") ? address : "+" + address);
        boolean national =
                ton == TypeOfNumber.NATIONAL.value()
                        || (unknownIsNational && ton == TypeOfNumber.UNKNOWN.value());
        return national || asInternational.isEmpty()
                ? read.apply(address).or(() -> asInternational)
                : asInternational;
    }
}
