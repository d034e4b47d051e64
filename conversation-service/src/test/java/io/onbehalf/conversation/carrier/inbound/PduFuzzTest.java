package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.AccountSettings;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.InboundSms;
import io.onbehalf.conversation.carrier.smpp.LogCapture;
import io.onbehalf.conversation.carrier.smpp.RawSmsc;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.Submission;
import io.onbehalf.conversation.carrier.smpp.SubmitResult;
import io.onbehalf.conversation.carrier.smpp.session.RawPdu;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.streams.DeadLetter;
import io.onbehalf.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Sends a bound account PDUs that are valid but for a few octets, from its socket to Kafka: `-Dfuzz.pdus` of
/// them, with the seed `-Dfuzz.seed`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PduFuzzTest {

    private static final int PDUS = Integer.getInteger("fuzz.pdus", 3_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_101L);
    private static final int RESPONSE = 0x8000_0000;
    private static final int BATCH = 100;
    private static final int BINDS = Math.max(1, PDUS / 600);
    private static final int WINDOW = 5;
    private static final String NAME = "fuzz";
    private static final byte[] ODD = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFF};

    /// Stands in every text; neither it nor the contact's number may get into the log.
    private static final String WORD = "plantedword";

    private static final String ADDRESSES =
            "00 0101 " + hex(InboundSms.CONTACT) + "00 0101 " + hex(InboundSms.OURS) + "00 ";

    /// Valid PDUs, by `command_id` and body.
    private static final List<Valid> CORPUS =
            List.of(
                    new Valid(SMPPConstant.CID_DELIVER_SM, sms("00", "00", WORD)),
                    new Valid(
                            SMPPConstant.CID_DELIVER_SM,
                            sms("40", "00", "") + "0424 0010 050003AA0201" + hex(WORD.substring(1))),
                    new Valid(
                            SMPPConstant.CID_DELIVER_SM,
                            sms("04", "00", "id:A1 sub:001 dlvrd:001 stat:DELIVRD err:000 text:" + WORD)
                                    + "001E 0003 413100 0427 0001 02 0423 0003 030000"),
                    new Valid(SMPPConstant.CID_DELIVER_SM, sms("00", "08", WORD + "x")),
                    new Valid(
                            SMPPConstant.CID_DELIVER_SM,
                            sms("00", "04", WORD) + "020C 0002 00AA 020E 0001 02 020F 0001 01"),
                    new Valid(
                            SMPPConstant.CID_DELIVER_SM,
                            sms("40", "00", "") + "0424 0013 080003AA0201240101" + hex(WORD.substring(1))),
                    new Valid(
                            SMPPConstant.CID_DELIVER_SM,
                            sms("40", "00", "") + "0424 0011 06250103240103" + hex(WORD.substring(1))),
                    new Valid(
                            SMPPConstant.CID_DATA_SM,
                            ADDRESSES + "04 00 00 001E 0003 413100 0427 0001 02 0424 000B" + hex(WORD)),
                    new Valid(SMPPConstant.CID_DATA_SM, ADDRESSES + "00 00 00 0424 000B" + hex(WORD)),
                    new Valid(SMPPConstant.CID_SUBMIT_SM_RESP, "413100"),
                    new Valid(SMPPConstant.CID_GENERIC_NACK, ""),
                    new Valid(
                            SMPPConstant.CID_ALERT_NOTIFICATION,
                            "0101" + hex(InboundSms.CONTACT) + "00 0101 3100"),
                    new Valid(SMPPConstant.CID_ENQUIRE_LINK, ""),
                    new Valid(
                            SMPPConstant.CID_QUERY_SM,
                            hex(WORD) + "00 0101" + hex(InboundSms.CONTACT) + "00"),
                    new Valid(SMPPConstant.CID_BIND_TRANSCEIVER_RESP, "41 00 0210 0001 34"),
                    new Valid(SMPPConstant.CID_DATA_SM_RESP, "413100"));

    private final Random random = new Random(SEED);
    private final MockProducer<String, SpecificRecord> kafka =
            new MockProducer<>(true, null, new StringSerializer(), (_, _) -> new byte[0]);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private int taken;
    private int deadLetters;

    private record Valid(int commandId, String body) {}

    @Test
    void whatever_comes_is_answered_and_nothing_crashes_leaks_or_is_logged()
            throws IOException, InterruptedException {
        try (RawSmsc smsc = new RawSmsc();
                LogCapture log = new LogCapture()) {
            SmppAccount account = bound(smsc);
            try {
                for (int next = 1; next <= PDUS; next += BATCH) {
                    deliver(smsc, next);
                }
                answerSubmits(smsc, account);

                assertThat(smsc.connections()).as("binds, seed %d", SEED).isOne();
                assertThat(account.isBound()).isTrue();
                assertThat(counted("text", "receipt", "dead-letter")).as("seed %d", SEED).isEqualTo(taken);
                assertThat(counted("dead-letter")).as("seed %d", SEED).isEqualTo(deadLetters).isPositive();
            } finally {
                account.stop();
            }
            assertThat(log.lines()).as("seed %d", SEED).noneMatch(PduFuzzTest::tellsOfContact);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> threads() == 0);
    }

    /// Before the answer comes a text, which the session can't take yet.
    @Test
    void whatever_answers_a_bind_the_account_is_bound_then_or_by_the_next()
            throws IOException, InterruptedException {
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < BINDS; i++) {
                try (RawSmsc smsc = new RawSmsc()) {
                    bindOver(smsc);
                }
            }
            assertThat(log.lines())
                    .as("seed %d", SEED)
                    .noneMatch(line -> tellsOfContact(line) || line.contains("secret"));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> threads() == 0);
    }

    private void bindOver(RawSmsc smsc) throws InterruptedException {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        smsc.answerBinds(
                bind -> isFirst.getAndSet(false) ? oddAnswer(bind) : RawSmsc.response(bind, 0, "00"));
        SmppAccount account = account(Accounts.impatient(smsc.port(), WINDOW));
        account.start();
        try {
            smsc.bound();
            await().alias("seed " + SEED).atMost(Duration.ofSeconds(30)).until(account::isBound);
        } finally {
            account.stop();
        }
    }

    private byte[] oddAnswer(RawPdu bind) {
        byte[] text = RawSmsc.pdu(SMPPConstant.CID_DELIVER_SM, 0, 7, CORPUS.getFirst().body());
        int status = random.nextInt(4) == 0 ? SMPPConstant.STAT_ESME_RBINDFAIL : 0;
        byte[] answer = mutated(RawSmsc.response(bind, status, hex(WORD) + "00 0210 0001 34"));
        return ByteBuffer.allocate(text.length + answer.length).put(text).put(answer).array();
    }

    private SmppAccount account(AccountSettings plain) {
        return new SmppAccount(
                Accounts.named(plain, NAME, plain.senders()),
                InboundHandlers.writingTo(kafka, meters, InstantSource.fixed(Acme.NOON)),
                InstantSource.fixed(Acme.NOON));
    }

    private SmppAccount bound(RawSmsc smsc) throws InterruptedException {
        SmppAccount account = account(Accounts.account(smsc.port(), WINDOW));
        account.start();
        smsc.bound();
        await().until(account::isBound);
        return account;
    }

    /// Sends PDUs with consecutive sequence numbers, and waits until each request has its answer.
    private void deliver(RawSmsc smsc, int first) throws IOException, InterruptedException {
        Map<Integer, byte[]> unanswered = new HashMap<>();
        for (int number = first; number < first + BATCH; number++) {
            Valid valid = CORPUS.get(random.nextInt(CORPUS.size()));
            byte[] pdu = mutated(RawSmsc.pdu(valid.commandId(), 0, number, valid.body()));
            if (isRequest(RawPdu.of(pdu).commandId())) {
                unanswered.put(number, pdu);
            }
            smsc.send(pdu);
        }
        while (!unanswered.isEmpty()) {
            RawPdu answer =
                    Objects.requireNonNull(
                            smsc.next(10_000),
                            () -> "seed %d, without an answer: %s".formatted(SEED, hex(unanswered)));
            unanswered.remove(answer.sequenceNumber());
            taken += isDelivery(answer.commandId() & ~RESPONSE) && answer.commandStatus() == 0 ? 1 : 0;
        }
        kafka.history().stream()
                .filter(record -> record.topic().equals(Topics.CONVERSATION_DEAD_LETTERS.name()))
                .forEach(this::countDeadLetter);
        kafka.clear();
    }

    private void countDeadLetter(ProducerRecord<String, SpecificRecord> letter) {
        assertThat(letter.headers().lastHeader(DeadLetter.REASON)).as("seed %d", SEED).isNotNull();
        deadLetters++;
    }

    private double counted(String... kinds) {
        return Arrays.stream(kinds)
                .mapToDouble(kind -> OnbehalfMeter.CARRIER_RECEIVED.counter(meters, NAME, kind).count())
                .sum();
    }

    private static boolean isDelivery(int commandId) {
        return commandId == SMPPConstant.CID_DELIVER_SM || commandId == SMPPConstant.CID_DATA_SM;
    }

    /// Each submit has its result immediately, whatever the answer; only one that says that we are not bound
    /// would end the bind.
    private void answerSubmits(RawSmsc smsc, SmppAccount account) throws InterruptedException {
        BlockingQueue<SubmitResult> results = new LinkedBlockingQueue<>();
        smsc.answerSubmits(sms -> {
            byte[] answer = mutated(RawSmsc.response(sms, random.nextInt(2), "413100 0427 0001 02"));
            int status = RawPdu.of(answer).commandStatus();
            return ByteBuffer.wrap(answer)
                    .putInt(4, SMPPConstant.CID_SUBMIT_SM_RESP)
                    .putInt(8, status == SMPPConstant.STAT_ESME_RINVBNDSTS ? 0 : status)
                    .array();
        });
        for (int i = 0; i < PDUS / 10; i++) {
            account.submit(new Sms(results));
            assertThat(results.poll(10, TimeUnit.SECONDS))
                    .as("seed %d, submit %d", SEED, i)
                    .isNotNull()
                    .isNotInstanceOf(SubmitResult.Unknown.class);
        }
    }

    private record Sms(BlockingQueue<SubmitResult> results) implements Submission {

        @Override
        public String source() {
            return "+" + InboundSms.OURS;
        }

        @Override
        public String destination() {
            return "+" + InboundSms.CONTACT;
        }

        @Override
        public Content content() {
            return new Content(WORD, WORD.getBytes(US_ASCII), null);
        }

        @Override
        public int reference() {
            return 1;
        }

        @Override
        public Permission permission() {
            return new Granted(null);
        }

        @Override
        public void done(SubmitResult result) {
            results.add(result);
        }

        @Override
        public void doneLate(SubmitResult result) {
            throw new AssertionError("nothing is late");
        }
    }

    /// One to four changes; the length is right, and the sequence number is as it was.
    private byte[] mutated(byte[] valid) {
        byte[] pdu = valid;
        for (int i = random.nextInt(4); i >= 0; i--) {
            pdu = changed(pdu);
        }
        ByteBuffer.wrap(pdu).putInt(0, pdu.length).putInt(12, RawPdu.of(valid).sequenceNumber());
        return RawPdu.of(pdu).commandId() == SMPPConstant.CID_UNBIND ? valid : pdu;
    }

    private byte[] changed(byte[] pdu) {
        int from = random.nextInt(20) == 0 ? 4 : RawPdu.HEADER;
        int place = from + random.nextInt(pdu.length - from + 1);
        return switch (random.nextInt(6)) {
            case 0 -> with(pdu, place, (byte) (at(pdu, place) ^ 1 << random.nextInt(8)));
            case 1 -> with(pdu, place, ODD[random.nextInt(ODD.length)]);
            case 2 -> with(pdu, place, (byte) random.nextInt(256));
            case 3 -> place < RawPdu.HEADER ? pdu : Arrays.copyOf(pdu, place);
            case 4 -> inserted(pdu, Math.max(place, RawPdu.HEADER), new byte[1 + random.nextInt(40)]);
            default -> inserted(pdu, Math.max(place, RawPdu.HEADER), pdu);
        };
    }

    private static byte at(byte[] pdu, int place) {
        return place < pdu.length ? pdu[place] : 0;
    }

    private static byte[] with(byte[] pdu, int place, byte value) {
        byte[] changed = pdu.clone();
        if (place < changed.length) {
            changed[place] = value;
        }
        return changed;
    }

    private static byte[] inserted(byte[] pdu, int place, byte[] octets) {
        return ByteBuffer.allocate(pdu.length + octets.length)
                .put(pdu, 0, place)
                .put(octets)
                .put(pdu, place, pdu.length - place)
                .array();
    }

    /// SMPP has no answer to a response, nor to an alert.
    private static boolean isRequest(int commandId) {
        return (commandId & RESPONSE) == 0 && commandId != SMPPConstant.CID_ALERT_NOTIFICATION;
    }

    private static boolean tellsOfContact(String line) {
        return line.contains(WORD)
                || line.contains(hex(WORD))
                || line.contains(InboundSms.CONTACT)
                || line.contains("OutOfMemoryError");
    }

    /// The account's own threads; those of its sessions end with them.
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("-" + NAME))
                .count();
    }

    private static String hex(Map<Integer, byte[]> pdus) {
        return pdus.values().stream().limit(5).map(HexFormat.of()::formatHex).toList().toString();
    }

    private static String hex(String ascii) {
        return HexFormat.of().formatHex(ascii.getBytes(US_ASCII));
    }

    private static String sms(String esmClass, String dataCoding, String text) {
        return ADDRESSES
                + esmClass
                + " 0000 00 00 00 00 "
                + dataCoding
                + "00"
                + "%02x".formatted(text.length())
                + hex(text);
    }
}
