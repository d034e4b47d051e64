package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.directory.ContactNumbers;
import io.onbehalf.conversation.directory.Directory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;

/// Reads whom an inbound PDU is from, and which of our numbers it is for.
///
/// Addresses may be read in more ways than one; the right one is that in which a queue has our number.
final class Addresses {

    private final CarrierProperties properties;
    private final Directory directory;
    private final ThreadIdentity identity;

    Addresses(CarrierProperties properties, Directory directory, ThreadIdentity identity) {
        this.properties = properties;
        this.directory = directory;
        this.identity = identity;
    }

    /// The two numbers, and what follows from them.
    ///
    /// @param queue which owns our number; empty where none does
    record Parties(
            String outboundNumber,
            String contactNumber,
            ThreadId threadId,
            String consentId,
            Optional<QueueSnapshot> queue) {}

    /// Who writes to which number; empty if one of them is no phone number.
    Optional<Parties> parties(String organizationId, DeliverSm sms) {
        return readings(organizationId, sms)
                .filter(each -> each.queue().isPresent())
                .findFirst()
                .or(() -> readings(organizationId, sms).findFirst());
    }

    /// The addresses as they stand, of a PDU that goes to the dead letters.
    Parties unread(String organizationId, DeliverSm sms) {
        return unread(
                organizationId, String.valueOf(sms.getDestAddress()), String.valueOf(sms.getSourceAddr()));
    }

    /// The parties of a PDU whose addresses can't be told.
    Parties unknown(String organizationId) {
        return unread(organizationId, "", "");
    }

    private Parties unread(String organizationId, String ours, String contact) {
        return new Parties(ours, contact, identity.of(organizationId, ours, contact), "", Optional.empty());
    }

    /// Our number is what its queue calls it: it is folded like a contact's only where the network may write
    /// it in the other way.
    private Stream<Parties> readings(String organizationId, DeliverSm sms) {
        String country = directory.defaultCountry(organizationId);
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
                each -> ContactNumbers.received(each, country));
    }

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
        return Optional.ofNullable(properties.inboundQueues().get(number))
                .flatMap(id -> directory.queueWithNumber(organizationId, number, id))
                .or(() -> directory.queueWithNumber(organizationId, number));
    }

    /// SMPP writes an international number without its plus; many a peer calls it unknown, or a national one.
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
