package io.onbehalf.conversation.carrier.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.BindMode;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Accepted;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Meaning;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Refused;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Unknown;
import io.onbehalf.conversation.carrier.smpp.session.RawPdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An account at an SMSC that is odd, broken, or not an SMSC at all.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OddSmscTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int WINDOW = 5;

    private final RawSmsc smsc = new RawSmsc();
    private final BlockingQueue<SubmitResult> results = new LinkedBlockingQueue<>();
    private final List<DeliverSm> delivered = new CopyOnWriteArrayList<>();
    private @Nullable SmppAccount account;

    OddSmscTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        if (account != null) {
            account.stop();
        }
        smsc.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "03", "33", "34", "40", "50", "ff"})
    void whatever_version_the_SMSC_says_it_has_the_account_is_bound(String version)
            throws InterruptedException {
        smsc.answerBinds(bind -> RawSmsc.response(bind, 0, "414200 0210 0001" + version));
        bound(BindMode.TRANSCEIVER, LONG, LONG);

        submit();
        byte[] submit = next().octets();
        boolean withReference = Integer.parseInt(version, 16) >= 0x34;
        assertThat(submit[submit.length - 6] == 0x02 && submit[submit.length - 5] == 0x04)
                .as("has a user_message_reference")
                .isEqualTo(withReference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "414200 0210", "414200 0210 0000", "414200 0210 ffff 34", ""})
    void so_it_is_however_cut_the_SMSC_s_answer_is(String body) throws InterruptedException {
        smsc.answerBinds(bind -> RawSmsc.response(bind, 0, body));

        bound(BindMode.TRANSCEIVER, LONG, LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 200_000, 15, 0, -1})
    void a_length_that_no_PDU_has_ends_the_bind_and_another_takes_its_place(int length)
            throws InterruptedException, IOException {
        SmppAccount receiver = bound(BindMode.RECEIVER, LONG, LONG);
        smsc.send(ByteBuffer.allocate(16).putInt(length).putInt(5).putInt(0).putInt(1).array());

        smsc.bound();
        await().until(receiver::isBound);
    }

    @Test
    void one_that_speaks_another_protocol_is_hung_up_on_and_no_error_is_logged() {
        smsc.answerBinds(_ -> "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        try (LogCapture log = new LogCapture()) {
            start(account(BindMode.TRANSCEIVER, "secret", LONG, LONG));
            await().until(() -> smsc.connections() > 1);

            assertThat(log.lines()).noneMatch(line -> line.contains("OutOfMemoryError"));
        }
    }

    @Test
    void one_that_is_silent_after_two_probes_is_bound_to_again() throws InterruptedException {
        smsc.answerNoProbes();
        bound(BindMode.RECEIVER, LONG, SHORT);

        await().atMost(Duration.ofSeconds(6)).until(() -> smsc.connections() > 1);
    }

    @Test
    void one_that_stops_in_the_middle_of_a_PDU_is_bound_to_again() throws InterruptedException, IOException {
        bound(BindMode.RECEIVER, LONG, SHORT);
        smsc.send(new byte[] {0, 0, 0, 40, 0, 0, 0, 5, 0});

        smsc.bound();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer("a nack", new Refused(2, Meaning.FOR_GOOD), sms -> RawSmsc.nack(sms, 2)),
                answer(
                        "a nack for now",
                        new Refused(SMPPConstant.STAT_ESME_RTHROTTLED, Meaning.FOR_NOW),
                        sms -> RawSmsc.nack(sms, SMPPConstant.STAT_ESME_RTHROTTLED)),
                answer(
                        "a nack without a reason",
                        new Refused(255, Meaning.FOR_GOOD),
                        sms -> RawSmsc.nack(sms, 0)),
                answer("an id of 65 characters", new Accepted("A".repeat(65)), ok("41".repeat(65) + "00")),
                answer("an id without NUL", new Accepted("A1"), ok("4131")),
                answer("an id and a cut parameter", new Accepted("A1"), ok("413100 0427 00")),
                answer("no body", new Accepted(null), ok("")),
                answer("an empty id", new Accepted(null), ok("00")),
                answer("a padded id", new Accepted("A1"), ok("20413120 00")),
                answer(
                        "a parameter instead of an id",
                        new Refused(11, Meaning.FOR_GOOD),
                        sms -> RawSmsc.response(sms, 11, "0425000101")),
                answer(
                        "a refusal with an id without NUL",
                        new Refused(11, Meaning.FOR_GOOD),
                        sms -> RawSmsc.response(sms, 11, "4131")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatever_the_rest_of_an_answer_its_status_counts_immediately(
            SubmitResult expected, Function<RawPdu, byte[]> answer) throws InterruptedException {
        smsc.answerSubmits(answer);
        bound(BindMode.TRANSCEIVER, LONG, LONG);
        submit();

        assertThat(results.poll(5, TimeUnit.SECONDS)).isEqualTo(expected);
    }

    @Test
    void an_answer_that_comes_late_is_told_and_the_bind_stays() throws InterruptedException, IOException {
        SmppAccount slow = bound(BindMode.TRANSCEIVER, SHORT, LONG);
        for (int i = 0; i < WINDOW; i++) {
            submit();
        }
        List<RawPdu> submits = Stream.generate(this::next).limit(WINDOW).toList();
        for (int i = 0; i < WINDOW; i++) {
            assertThat(results.poll(5, TimeUnit.SECONDS)).isEqualTo(new Unknown());
        }
        for (RawPdu sms : submits) {
            smsc.send(RawSmsc.response(sms, 0, "413100"));
            assertThat(results.poll(5, TimeUnit.SECONDS)).isEqualTo(new Accepted("A1"));
        }

        assertThat(slow.isBound()).isTrue();
        assertThat(smsc.connections()).isOne();
    }

    @Test
    void what_waits_for_an_answer_when_the_line_is_cut_is_unknown_immediately()
            throws InterruptedException, IOException {
        bound(BindMode.TRANSCEIVER, LONG, LONG);
        submit();
        next();
        smsc.drop();

        assertThat(results.poll(5, TimeUnit.SECONDS)).isEqualTo(new Unknown());
    }

    @Test
    void one_that_ends_each_bind_immediately_is_bound_to_less_and_less_often() {
        long begin = System.nanoTime();
        smsc.answerBinds(bind -> concat(RawSmsc.response(bind, 0, "00"), RawSmsc.pdu(6, 0, 1, "")));
        start(account(BindMode.TRANSCEIVER, "secret", LONG, LONG));
        await().atMost(Duration.ofSeconds(20)).until(() -> smsc.connections() == 5);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(Duration.ofMillis((500 + 1_000 + 2_000 + 4_000) / 2));
    }

    @Test
    void a_password_that_the_SMSC_refuses_is_not_logged() {
        smsc.answerBinds(bind -> RawSmsc.response(bind, SMPPConstant.STAT_ESME_RINVPASWD, ""));
        try (LogCapture log = new LogCapture()) {
            start(account(BindMode.TRANSCEIVER, "planted", LONG, LONG));
            await().until(() -> log.lines().stream().anyMatch(line -> line.contains("command_status 0x0e")));

            assertThat(log.lines()).noneMatch(line -> line.contains("planted"));
        }
    }

    /// Deliveries whose parameters or lengths are odd. The contact's number is 13175550199.
    static Stream<Named<String>> oddDeliveries() {
        String text = fields("31333137353535303139 39") + "05 48656c6c6f";
        return Stream.of(
                Named.of("two octets after the text", text + "0000"),
                Named.of("an empty message_state", text + "04270000"),
                Named.of("a user_message_reference of one octet", text + "0204000101"),
                Named.of("a parameter longer than the PDU", text + "042400FF41"),
                Named.of("a service type of 6 characters", "41".repeat(6) + text),
                Named.of("a source of 21 digits", fields("31".repeat(21)) + "05 48656c6c6f"),
                Named.of("a text of 255 octets", fields("31333137") + "ff" + "41".repeat(255)),
                Named.of("a text longer than the PDU", fields("31333137") + "40" + "4142"),
                Named.of("nothing", ""));
    }

    @ParameterizedTest
    @MethodSource("oddDeliveries")
    void each_delivery_is_answered_and_handed_over_and_nothing_of_it_is_logged(String body)
            throws InterruptedException, IOException {
        bound(BindMode.RECEIVER, LONG, LONG);
        try (LogCapture log = new LogCapture()) {
            smsc.send(RawSmsc.pdu(SMPPConstant.CID_DELIVER_SM, 0, 77, body));
            RawPdu answer = next();

            assertThat(answer.commandId()).isEqualTo(SMPPConstant.CID_DELIVER_SM_RESP);
            assertThat(List.of(answer.sequenceNumber(), answer.commandStatus())).containsExactly(77, 0);
            assertThat(delivered).hasSize(1);
            assertThat(log.lines()).noneMatch(line -> line.contains("Hello") || line.contains("1317"));
        }
    }

    @Test
    void a_text_by_data_sm_is_handed_over_and_answered_too() throws InterruptedException, IOException {
        bound(BindMode.RECEIVER, LONG, LONG);
        smsc.send(
                RawSmsc.pdu(
                        SMPPConstant.CID_DATA_SM,
                        0,
                        78,
                        "00 0101 3133313700 0101 3133313800 40 00 08 0424 0002 4869 001E 0003 413100"));
        RawPdu answer = next();

        assertThat(answer.commandId()).isEqualTo(SMPPConstant.CID_DATA_SM_RESP);
        assertThat(answer.commandStatus()).isZero();
        assertThat(delivered.getFirst().getSourceAddr()).isEqualTo("1317");
        assertThat(delivered.getFirst().getDestAddress()).isEqualTo("1318");
        assertThat(delivered.getFirst().getEsmClass()).isEqualTo((byte) 0x40);
        assertThat(delivered.getFirst().getDataCoding()).isEqualTo((byte) 8);
        assertThat(delivered.getFirst().getOptionalParameters())
                .hasExactlyElementsOfTypes(Message_payload.class, Receipted_message_id.class);
    }

    @Test
    void a_request_of_a_kind_that_is_not_served_gets_a_nack() throws InterruptedException, IOException {
        bound(BindMode.RECEIVER, LONG, LONG);
        smsc.send(RawSmsc.pdu(SMPPConstant.CID_REPLACE_SM, 0, 79, "4141"));
        RawPdu answer = next();

        assertThat(answer.commandId()).isEqualTo(SMPPConstant.CID_GENERIC_NACK);
        assertThat(answer.commandStatus()).isEqualTo(SMPPConstant.STAT_ESME_RINVCMDID);
    }

    private static String fields(String source) {
        return "00 0101" + source + "00 0101 3133313735353530313030 00 000000 00 00 00000000";
    }

    private static Function<RawPdu, byte[]> ok(String body) {
        return sms -> RawSmsc.response(sms, 0, body);
    }

    private static Arguments answer(String name, SubmitResult result, Function<RawPdu, byte[]> answer) {
        return Arguments.of(result, Named.of(name, answer));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    private RawPdu next() {
        try {
            return Objects.requireNonNull(smsc.next(5_000), "nothing comes");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void submit() {
        Objects.requireNonNull(account)
                .submit(
                        new TestSubmission(
                                "Hello", TestSubmission::granted, (_, result) -> results.add(result)));
    }

    private AccountSettings account(BindMode mode, String password, Duration timer, Duration probe) {
        return Accounts.with(smsc.port(), WINDOW, mode, password, new AccountSettings.Timers(timer, probe));
    }

    private void start(AccountSettings settings) {
        SmppAccount started = new SmppAccount(settings, this::take, InstantSource.fixed(Acme.NOON));
        account = started;
        started.start();
    }

    private SmppAccount bound(BindMode mode, Duration timer, Duration probe) throws InterruptedException {
        start(account(mode, "secret", timer, probe));
        smsc.bound();
        SmppAccount started = Objects.requireNonNull(account);
        await().until(started::isBound);
        return started;
    }

    private CompletableFuture<Boolean> take(InboundBind bind, DeliverSm sms) {
        delivered.add(sms);
        return CompletableFuture.completedFuture(true);
    }
}
