package io.onbehalf.conversation.carrier;

import io.onbehalf.kit.avro.RecordMapper;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.onbehalf.conversation.carrier.Addresses.Parties;
import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.consent.AnsweredKeyword;
import io.onbehalf.conversation.domain.consent.ConsentContext;
import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.consent.JudgedText;
import io.onbehalf.conversation.domain.consent.OptOutHint;
import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.inbound.AwaitedPart;
import io.onbehalf.conversation.domain.inbound.InboundText;
import io.onbehalf.conversation.domain.inbound.Pdu;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
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
    private final QueueDirectory directory;
    private final Addresses addresses;
    private final ConsentKeywords keywords;
    private final InstantSource clock;

    InboundRecords(
            CarrierProperties properties,
            QueueDirectory directory,
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
                RecordMapper.ofCatalogue().toAvro(received, header(arrival)),
                reason,
                parties.isPresent() && text.isPresent());
    }

    /// A PDU that our own code stumbles over, with its octets in hex.
    Recorded unprocessable(Arrival arrival, DeliverSm sms, RuntimeException problem) {
        Account account = arrival.account();
        byte[] octets = sms.getShortMessage() == null ? new byte[0] : sms.getShortMessage();
        Parties unread = addresses.unread(account.organizationId(), sms);
        InboundSmsReceived received =
                new InboundSmsReceived(
                        context(account, clock.instant(), unread),
                        arrival.identity(),
                        QueueRef.NONE,
                        line(unread, unread.contactNumber()),
                        new JudgedText(HexFormat.of().formatHex(octets), OptOutHint.NONE),
                        0,
                        pdu(arrival),
                        null,
                        new ConsentContext(unread.consentId(), properties.consent().scope(), null));
        return new Recorded(
                "dead-letter",
                Topics.CONVERSATION_REQUESTS,
                unread.threadId().value(),
                RecordMapper.ofCatalogue().toAvro(received, header(arrival)),
                "unprocessable: " + problem.getClass().getSimpleName(),
                false);
    }

    private InboundSmsReceived received(
            Arrival arrival, DeliverSm sms, Instant now, Parties parties, UserData data, String words) {
        Account account = arrival.account();
        return new InboundSmsReceived(
                context(account, now, parties),
                arrival.identity(),
                parties.queue()
                        .map(queue -> new QueueRef(new QueueId(queue.getQueueId()), queue.getName()))
                        .orElse(QueueRef.NONE),
                line(parties, String.valueOf(sms.getSourceAddr())),
                data.part() == null ? judged(words) : new JudgedText("", OptOutHint.NONE),
                directory.windowMinutes(account.organizationId()),
                pdu(arrival),
                data.part() == null
                        ? null
                        : new AwaitedPart(data.part(), now.plus(properties.partsTimeout())),
                new ConsentContext(
                        parties.consentId(),
                        properties.consent().scope(),
                        directory.consentOf(parties.threadId(), parties.consentId())));
    }

    private JudgedText judged(String words) {
        return keywords.keyword(words)
                .map(keyword ->
                        new JudgedText(words, new AnsweredKeyword(keyword, answer(keyword)), OptOutHint.NONE))
                .orElseGet(() -> new JudgedText(words, keywords.hint(words)));
    }

    private static RequestContext context(Account account, Instant at, Parties parties) {
        return new RequestContext(new OrganizationId(account.organizationId()), at, parties.threadId());
    }

    private static Line line(Parties parties, String asTyped) {
        return new Line(
                new OutboundNumber(parties.outboundNumber()),
                new ContactNumber(parties.contactNumber()),
                asTyped);
    }

    private static Pdu pdu(Arrival arrival) {
        return new Pdu(
                arrival.first().session(),
                arrival.first().sequenceNumber(),
                arrival.boundAt(),
                arrival.firstCameAt());
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
                        context(account, clock.instant(), known),
                        new Receipt(
                                id == null ? "" : id,
                                reference(sms),
                                said,
                                text.stat() == null ? said.name() : text.stat(),
                                networkError.or(() -> textError).orElse(null)),
                        new ConsentKey(known.consentId(), properties.consent().scope()),
                        Stream.of(networkError, textError)
                                .flatMap(Optional::stream)
                                .anyMatch(account.optedOutErrors()::contains));
        return new Recorded(
                reason == null ? "receipt" : "dead-letter",
                Topics.CONVERSATION_REQUESTS,
                known.threadId().value(),
                RecordMapper.ofCatalogue().toAvro(received, header(arrival)),
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
