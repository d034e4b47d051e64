package io.onbehalf.conversation.carrier;

import static io.onbehalf.conversation.topology.AvroMapping.MAPPER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.onbehalf.conversation.carrier.Addresses.Parties;
import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import io.onbehalf.conversation.directory.Directory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.ContactNumber;
import io.onbehalf.conversation.domain.ThreadRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.inbound.InboundText;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jspecify.annotations.Nullable;

/// Makes of an inbound PDU the request that it is to its thread, with all that the server knows about it;
/// what belongs to no thread is a dead letter with its reason.
///
/// What came to a number that no queue owns is both: the thread may have a conversation open, and what it
/// says of consent counts.
final class InboundRecords {

    private final CarrierProperties properties;
    private final Directory directory;
    private final Addresses addresses;
    private final ConsentKeywords keywords;
    private final InstantSource clock;

    InboundRecords(
            CarrierProperties properties,
            Directory directory,
            ThreadIdentity identity,
            ConsentKeywords keywords,
            InstantSource clock) {
        this.properties = properties;
        this.directory = directory;
        this.addresses = new Addresses(properties, directory, identity);
        this.keywords = keywords;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /// What is written to Kafka for a PDU.
    ///
    /// @param kind for the metrics: text, receipt, dead-letter
    /// @param deadLetterReason null for what is no dead letter
    /// @param forThread whether it goes to its thread
    record Recorded(
            String kind,
            Topic topic,
            String key,
            SpecificRecord value,
            @Nullable String deadLetterReason,
            boolean forThread) {}

    Recorded text(Arrival arrival, DeliverSm sms) {
        Account account = arrival.account();
        Instant now = clock.instant();
        Optional<Parties> parties = addresses.parties(account.organizationId(), sms);
        UserData data = UserData.of(sms);
        Optional<String> text = InboundText.decode(data.octets(), sms.getDataCoding() & 0xFF);
        Optional<QueueSnapshot> queue = parties.flatMap(Parties::queue);
        String reason =
                parties.isEmpty()
                        ? "inbound SMS: source or destination is no phone number"
                        : queue.isEmpty()
                                ? "inbound SMS: no queue owns the number it was sent to"
                                : text.isEmpty()
                                        ? "inbound SMS: data_coding %d carries no text"
                                                .formatted(sms.getDataCoding() & 0xFF)
                                        : null;
        Parties known = parties.orElseGet(() -> addresses.unread(account.organizationId(), sms));
        String words = data.part() == null ? text.orElse("") : "";
        InboundSmsReceived received = received(arrival, sms, now, known, data, words);
        return new Recorded(
                reason == null ? "text" : "dead-letter",
                Topics.CONVERSATION_REQUESTS,
                known.threadId().value(),
                MAPPER.toAvro(received, header(arrival)),
                reason,
                parties.isPresent() && text.isPresent());
    }

    /// A PDU that our own code stumbles over, with its octets in hex.
    Recorded unprocessable(Arrival arrival, DeliverSm sms, RuntimeException problem) {
        return deadLetter(
                arrival,
                addresses.unread(arrival.account().organizationId(), sms),
                sms.getShortMessage() == null ? new byte[0] : sms.getShortMessage(),
                "unprocessable: " + problem.getClass().getSimpleName());
    }

    /// A PDU that is no `deliver_sm` as SMPP has it, with all its octets in hex.
    Recorded unreadable(Arrival arrival, byte[] pdu) {
        return deadLetter(
                arrival,
                addresses.unknown(arrival.account().organizationId()),
                pdu,
                "unreadable: not a deliver_sm of SMPP 3.4");
    }

    private Recorded deadLetter(Arrival arrival, Parties unread, byte[] octets, String reason) {
        Account account = arrival.account();
        InboundSmsReceived received =
                new InboundSmsReceived(
                        new OrganizationId(account.organizationId()),
                        clock.instant(),
                        unread.threadId(),
                        arrival.identity(),
                        new QueueId(""),
                        "",
                        new OutboundNumber(unread.outboundNumber()),
                        new ContactNumber(unread.contactNumber()),
                        unread.contactNumber(),
                        HexFormat.of().formatHex(octets),
                        0,
                        arrival.first().session(),
                        arrival.first().sequenceNumber(),
                        arrival.boundAt(),
                        arrival.firstCameAt(),
                        null,
                        null,
                        null,
                        null,
                        unread.consentId(),
                        properties.consent().scope(),
                        null);
        return new Recorded(
                "dead-letter",
                Topics.CONVERSATION_REQUESTS,
                unread.threadId().value(),
                MAPPER.toAvro(received, header(arrival)),
                reason,
                false);
    }

    private InboundSmsReceived received(
            Arrival arrival, DeliverSm sms, Instant now, Parties parties, UserData data, String words) {
        Account account = arrival.account();
        ConsentKeyword keyword = data.part() == null ? keywords.keyword(words).orElse(null) : null;
        ConsentFact consent = directory.consentOf(parties.threadId(), parties.consentId());
        return new InboundSmsReceived(
                new OrganizationId(account.organizationId()),
                now,
                parties.threadId(),
                arrival.identity(),
                new QueueId(parties.queue().map(QueueSnapshot::getQueueId).orElse("")),
                parties.queue().map(QueueSnapshot::getName).orElse(""),
                new OutboundNumber(parties.outboundNumber()),
                new ContactNumber(parties.contactNumber()),
                String.valueOf(sms.getSourceAddr()),
                words,
                directory.windowMinutes(account.organizationId()),
                arrival.first().session(),
                arrival.first().sequenceNumber(),
                arrival.boundAt(),
                arrival.firstCameAt(),
                data.part(),
                data.part() == null ? null : now.plus(properties.partsTimeout()),
                keyword,
                keyword == null ? null : answer(keyword),
                parties.consentId(),
                properties.consent().scope(),
                consent);
    }

    private String answer(ConsentKeyword keyword) {
        return switch (keyword.kind()) {
            case STOP -> properties.consent().optOutText();
            case START -> properties.consent().optInText();
            case HELP -> properties.consent().helpText();
        };
    }

    Recorded receipt(Arrival arrival, DeliverSm sms) {
        Account account = arrival.account();
        ReceiptText text = ReceiptText.parse(new String(UserData.of(sms).octets(), ISO_8859_1));
        String id = receiptedId(sms).orElse(text.id());
        Optional<Parties> parties = addresses.parties(account.organizationId(), sms);
        String reason =
                parties.isEmpty()
                        ? "delivery receipt: source or destination is no phone number"
                        : id == null ? "delivery receipt: no message id" : null;
        OptionalParameter.Message_state state =
                sms.getOptionalParameter(OptionalParameter.Message_state.class);
        ReceiptState said =
                state == null ? ReceiptText.state(text.stat()) : ReceiptText.state(state.getValue());
        Optional<String> networkError = networkError(sms);
        Optional<String> textError = Optional.ofNullable(text.err());
        Parties known = parties.orElseGet(() -> addresses.unread(account.organizationId(), sms));
        DeliveryReceiptReceived received =
                new DeliveryReceiptReceived(
                        new OrganizationId(account.organizationId()),
                        clock.instant(),
                        known.threadId(),
                        id == null ? "" : id,
                        reference(sms),
                        said,
                        text.stat() == null ? said.name() : text.stat(),
                        networkError.or(() -> textError).orElse(null),
                        known.consentId(),
                        properties.consent().scope(),
                        Stream.of(networkError, textError)
                                .flatMap(Optional::stream)
                                .anyMatch(account.optedOutErrors()::contains));
        return new Recorded(
                reason == null ? "receipt" : "dead-letter",
                Topics.CONVERSATION_REQUESTS,
                known.threadId().value(),
                MAPPER.toAvro(received, header(arrival)),
                reason,
                reason == null);
    }

    private static Optional<String> receiptedId(DeliverSm sms) {
        return Optional.ofNullable(sms.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                .map(OptionalParameter.OctetString::getValueAsString)
                .map(id -> id.replace("\0", "").strip())
                .filter(id -> !id.isEmpty());
    }

    /// The `network_error_code` parameter without its kind of network, as the text form would write it: in
    /// decimal, with three digits at least. Zero is no error.
    private static Optional<String> networkError(DeliverSm sms) {
        return Optional.ofNullable(sms.getOptionalParameter(OptionalParameter.Network_error_code.class))
                .map(OptionalParameter.OctetString::getValue)
                .filter(octets -> octets.length == 3)
                .map(octets -> ((octets[1] & 0xFF) << 8) | (octets[2] & 0xFF))
                .filter(code -> code != 0)
                .map("%03d"::formatted);
    }

    private static @Nullable Integer reference(DeliverSm sms) {
        OptionalParameter found = sms.getOptionalParameter(Tag.USER_MESSAGE_REFERENCE.code());
        return found instanceof OptionalParameter.Short number ? number.getValue() & 0xFFFF : null;
    }

    private static Map<String, ?> header(Arrival arrival) {
        Map<String, Object> header = new HashMap<>();
        header.put("requestId", arrival.requestId());
        header.put("fingerprint", "");
        header.put("requestedBy", "carrier");
        return header;
    }
}
