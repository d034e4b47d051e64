package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.directory.NetworkAddress;
import io.onbehalf.conversation.directory.NetworkAddress.Kind;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Map;
import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jspecify.annotations.Nullable;

/// Reads who sent an inbound PDU, and to which of our numbers.
///
/// Our number is the one of its readings that a queue owns.
public final class Addresses {

    /// Types of number (SMPP 3.4, 5.2.5).
    private static final byte INTERNATIONAL = 1;

    private static final byte NATIONAL = 2;
    private static final byte ALPHANUMERIC = 5;

    private final Map<String, String> preferredQueues;
    private final QueueDirectory directory;
    private final ThreadIdentity identity;

    /// @param preferredQueues which queue (id) answers for a number (E.164) that several share
    public Addresses(Map<String, String> preferredQueues, QueueDirectory directory, ThreadIdentity identity) {
        this.preferredQueues = Map.copyOf(preferredQueues);
        this.directory = directory;
        this.identity = identity;
    }

    /// The parties of a text; empty if nobody sent it, or if it is sent to what is no phone number.
    Optional<Parties> ofText(String organizationId, DeliverSm sms) {
        return source(sms)
                .contact(country(organizationId))
                .flatMap(contact -> parties(organizationId, contact, destination(sms)));
    }

    /// The parties of a receipt: it comes from the contact whom the SMS went to. Some SMSCs leave the
    /// addresses as they were in the SMS. Empty if one of them is no phone number.
    Optional<Parties> ofReceipt(String organizationId, DeliverSm sms) {
        Optional<Parties> answering = receipt(organizationId, source(sms), destination(sms));
        return answering
                .filter(parties -> parties.queue().isPresent())
                .or(() ->
                        receipt(organizationId, destination(sms), source(sms))
                                .filter(parties -> parties.queue().isPresent()))
                .or(() -> answering);
    }

    private Optional<Parties> receipt(String organizationId, NetworkAddress contact, NetworkAddress ours) {
        return contact.number(country(organizationId))
                .flatMap(number -> parties(organizationId, number, ours));
    }

    private Optional<Parties> parties(String organizationId, String contact, NetworkAddress address) {
        return ours(organizationId, address).map(ours -> parties(organizationId, ours, contact));
    }

    /// The addresses as they came, for a dead letter.
    Parties unread(String organizationId, DeliverSm sms) {
        String ours = orEmpty(sms.getDestAddress());
        String contact = sourceAsReceived(sms);
        return new Parties(ours, contact, identity.of(organizationId, ours, contact), "", Optional.empty());
    }

    /// The source address as it came; empty if there is none.
    static String sourceAsReceived(DeliverSm sms) {
        return orEmpty(sms.getSourceAddr());
    }

    static boolean hasSource(DeliverSm sms) {
        return source(sms).opaque().isPresent();
    }

    private static NetworkAddress source(DeliverSm sms) {
        return new NetworkAddress(sourceAsReceived(sms), kind(sms.getSourceAddrTon()));
    }

    private static NetworkAddress destination(DeliverSm sms) {
        return new NetworkAddress(orEmpty(sms.getDestAddress()), kind(sms.getDestAddrTon()));
    }

    private static Kind kind(byte ton) {
        return switch (ton) {
            case INTERNATIONAL -> Kind.INTERNATIONAL;
            case NATIONAL -> Kind.NATIONAL;
            case ALPHANUMERIC -> Kind.NAME;
            default -> Kind.UNKNOWN;
        };
    }

    private static String orEmpty(@Nullable String address) {
        return address == null ? "" : address;
    }

    private String country(String organizationId) {
        return directory.settings(organizationId).defaultCountry();
    }

    /// The reading that a queue owns; where none does, what a contact's number would be read as.
    private Optional<String> ours(String organizationId, NetworkAddress address) {
        String country = country(organizationId);
        return address.readings(country).stream()
                .filter(number -> queue(organizationId, number).isPresent())
                .findFirst()
                .or(() -> address.number(country))
                .or(() -> address.readings(country).stream().findFirst());
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
}
