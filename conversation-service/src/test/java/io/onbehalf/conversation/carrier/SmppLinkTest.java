package io.onbehalf.conversation.carrier;

import static io.onbehalf.conversation.carrier.Outgoing.SLOW;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import io.onbehalf.conversation.carrier.CarrierProperties.Bind;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.OptionalParameter.Short;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.MessageReceiverListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The link over a real socket.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmppLinkTest {

    private static final int WINDOW = 5;

    /// Soon over where no answer comes, and yet long enough for an answer on a slow machine.
    private static final Map<String, String> SHORT_TIMER = Map.of("transaction-timer", "3s");

    private final Directories directories = new Directories();
    private final TestSmsc smsc = new TestSmsc();
    private final BlockingQueue<SubmitResult> results = new LinkedBlockingQueue<>();
    private @Nullable SmppLink link;

    SmppLinkTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        if (link != null) {
            link.stop();
        }
        smsc.close();
    }

    @Test
    void it_binds_as_the_account_says() throws InterruptedException {
        SmppLink open = started(Settings.account(smsc.port(), WINDOW, Bind.TRANSMITTER), Map.of());
        BindRequest bind = smsc.bind();
        await().until(open::bound);

        assertThat(bind.getBindType()).isEqualTo(BindType.BIND_TX);
        assertThat(List.of(bind.getSystemId(), bind.getPassword())).containsExactly("us", "secret");
    }

    @Test
    void SMS_leave_in_the_order_given_although_the_answers_are_late_and_out_of_order()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound();
        int all = 8 * WINDOW;
        for (int i = 0; i < all; i++) {
            open.submit(message(i, "text " + i), 1);
        }
        List<String> arrived = new ArrayList<>();
        List<SubmitSm> held = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            SubmitSm sms = smsc.submit();
            arrived.add(text(sms));
            held.addFirst(sms);
            if (held.size() == WINDOW) {
                for (SubmitSm each : held) {
                    smsc.accept(each, text(each).replace(' ', '-'));
                }
                held.clear();
            }
        }

        assertThat(arrived).isEqualTo(IntStream.range(0, all).mapToObj(i -> "text " + i).toList());
        assertThat(smsc.mostUnanswered()).isEqualTo(WINDOW);
        for (int i = 0; i < all; i++) {
            SubmitResult result = result();
            assertThat(result.smscMessageId())
                    .isEqualTo(result.message().request().getText().replace(' ', '-'));
        }
    }

    @Test
    void no_more_than_the_window_wait_for_an_answer()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound();
        for (int i = 0; i <= WINDOW; i++) {
            open.submit(message(i, "text " + i), 1);
        }
        SubmitSm first = smsc.submit();
        for (int i = 1; i < WINDOW; i++) {
            smsc.submit();
        }
        smsc.noSubmit();

        smsc.accept(first, "A0");
        assertThat(text(smsc.submit())).isEqualTo("text " + WINDOW);
    }

    @Test
    void credit_is_the_window_and_twice_what_was_done_since_less_what_is_under_way()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound();
        assertThat(open.credit()).isEqualTo(WINDOW);
        assertThat(open.busy()).isFalse();

        open.submit(message(1, "Hello"), 1);
        assertThat(open.credit()).isEqualTo(WINDOW - 1);
        assertThat(open.busy()).isTrue();

        smsc.accept(smsc.submit(), "A1");
        await().until(() -> !open.busy());
        assertThat(open.credit()).isEqualTo(WINDOW + 2);
        assertThat(open.credit()).isEqualTo(WINDOW);
    }

    @Test
    void a_receiver_has_no_credit() throws InterruptedException {
        SmppLink open = started(Settings.account(smsc.port(), WINDOW, Bind.RECEIVER), Map.of());
        smsc.bind();
        await().until(open::bound);

        assertThat(open.credit()).isZero();
    }

    @Test
    void what_is_accepted_has_the_message_centre_s_id()
            throws InterruptedException, PDUStringException, IOException {
        bound().submit(message(1, "Hello"), 1);
        smsc.accept(smsc.submit(), "0A1B");

        SubmitResult result = result();
        assertThat(result.outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
        assertThat(result.smscMessageId()).isEqualTo("0A1B");
        assertThat(result.error()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                SMPPConstant.STAT_ESME_RTHROTTLED,
                SMPPConstant.STAT_ESME_RMSGQFUL,
                SMPPConstant.STAT_ESME_RSYSERR,
                SMPPConstant.STAT_ESME_RX_T_APPN,
                SMPPConstant.STAT_ESME_RINVBNDSTS
            })
    void what_is_refused_for_now_is_retriable_and_asks_for_less(int status)
            throws InterruptedException, IOException {
        SubmitResult result = refused(status);

        assertThat(result.outcome()).isEqualTo(SubmitOutcome.RETRIABLE);
        assertThat(result.slowDown()).isTrue();
        assertThat(result.optedOut()).isFalse();
    }

    @Test
    void it_binds_again_after_the_message_centre_has_forgotten_the_bind()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound();
        open.submit(message(1, "Hello"), 1);
        smsc.refuse(smsc.submit(), SMPPConstant.STAT_ESME_RINVBNDSTS);
        assertThat(result().outcome()).isEqualTo(SubmitOutcome.RETRIABLE);

        smsc.bind();
        await().until(() -> open.credit() == 1);
        open.submit(message(1, "Hello"), 1);
        smsc.accept(smsc.submit(), "A1");
        assertThat(result().outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"false, RETRIABLE", "true, OUTCOME_UNKNOWN"})
    void an_error_loses_no_result_and_the_next_goes_on(boolean begun, SubmitOutcome outcome)
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound(1);
        OutboundMessage failing = spy(message(1, "one"));
        doAnswer(
                        _ -> {
                            if (begun) {
                                WrittenSignal.writing();
                            }
                            throw new OutOfMemoryError("once");
                        })
                .when(failing)
                .text();
        open.submit(failing, 1);
        assertThat(result().outcome()).isEqualTo(outcome);
        await().until(() -> !open.busy());

        open.submit(message(2, "two"), 1);
        smsc.accept(smsc.submit(), "A2");
        assertThat(result().outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }

    @Test
    void a_bind_that_can_submit_no_more_gives_way_to_another()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound();
        OutboundMessage failing = spy(message(1, "one"));
        doThrow(new OutOfMemoryError("once")).when(failing).number();
        open.submit(failing, 1);
        assertThat(result().outcome()).isEqualTo(SubmitOutcome.RETRIABLE);

        smsc.bind();
        await().until(() -> open.credit() == 1);
        open.submit(message(2, "two"), 1);
        smsc.accept(smsc.submit(), "A2");
        assertThat(result().outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }

    @Test
    void it_binds_again_after_an_error() throws InterruptedException {
        InboundHandler inbound = mock(InboundHandler.class);
        when(inbound.listener(any(), any()))
                .thenThrow(new OutOfMemoryError("once"))
                .thenReturn(mock(MessageReceiverListener.class));
        SmppLink open = started(Settings.account(smsc.port(), WINDOW), Settings.defaults(), inbound);
        smsc.bind();

        await().until(open::bound);
    }

    @Test
    void what_is_refused_for_good_is_rejected_with_the_status() throws InterruptedException, IOException {
        SubmitResult result = refused(SMPPConstant.STAT_ESME_RINVDSTADR);

        assertThat(result.outcome()).isEqualTo(SubmitOutcome.REJECTED);
        assertThat(result.error())
                .isEqualTo(CarrierError.status(CarrierError.REJECTED, SMPPConstant.STAT_ESME_RINVDSTADR));
        assertThat(result.slowDown()).isFalse();
        assertThat(result.optedOut()).isFalse();
    }

    @Test
    void the_account_s_status_for_it_means_that_the_contact_has_opted_out()
            throws InterruptedException, IOException {
        SubmitResult result = refused(Settings.OPTED_OUT);

        assertThat(result.outcome()).isEqualTo(SubmitOutcome.REJECTED);
        assertThat(result.error())
                .isEqualTo(CarrierError.status(ConversationRefusals.OPTED_OUT, Settings.OPTED_OUT));
        assertThat(result.optedOut()).isTrue();
    }

    @Test
    void what_is_not_answered_in_time_is_unknown_and_the_next_goes_on()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = started(Settings.account(smsc.port(), 1), SHORT_TIMER);
        smsc.bind();
        await().until(open::bound);
        open.submit(message(1, "one"), 1);
        open.submit(message(2, "two"), 1);
        smsc.submit();

        SubmitResult result = result();
        assertThat(result.outcome()).isEqualTo(SubmitOutcome.OUTCOME_UNKNOWN);
        assertThat(result.error()).isEqualTo(CarrierError.of(CarrierError.SUBMIT_UNKNOWN));
        assertThat(result.slowDown()).isFalse();
        smsc.accept(smsc.submit(), "A2");
        assertThat(result().outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }

    @Test
    void what_waits_for_an_answer_when_the_line_is_cut_is_unknown() throws InterruptedException {
        SmppLink open = started(Settings.account(smsc.port(), WINDOW), SHORT_TIMER);
        smsc.bind();
        await().until(open::bound);
        open.submit(message(1, "Hello"), 1);
        smsc.submit();
        smsc.drop();

        assertThat(result().outcome()).isEqualTo(SubmitOutcome.OUTCOME_UNKNOWN);
    }

    @Test
    void what_is_given_while_there_is_no_bind_never_left() throws InterruptedException {
        smsc.answerBindsWith(SMPPConstant.STAT_ESME_RBINDFAIL);
        SmppLink open = started(Settings.account(smsc.port(), WINDOW), Map.of());
        assertThat(open.bound()).isFalse();
        assertThat(open.credit()).isZero();
        open.submit(message(1, "Hello"), 1);

        SubmitResult result = result();
        assertThat(result.outcome()).isEqualTo(SubmitOutcome.RETRIABLE);
        assertThat(result.slowDown()).isFalse();
    }

    @Test
    void it_binds_again_after_the_line_was_cut()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound();
        smsc.drop();
        smsc.bind();
        await().until(open::bound);
        open.submit(message(1, "Hello"), 1);
        smsc.accept(smsc.submit(), "A1");

        assertThat(result().outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }

    @Test
    void it_binds_again_after_a_bind_was_refused() throws InterruptedException {
        smsc.answerBindsWith(SMPPConstant.STAT_ESME_RBINDFAIL);
        SmppLink open = started(Settings.account(smsc.port(), WINDOW), Map.of());
        smsc.bind();
        smsc.answerBindsWith(SMPPConstant.STAT_ESME_ROK);
        smsc.bind();

        await().until(open::bound);
    }

    @Test
    void it_binds_again_whatever_went_wrong() throws InterruptedException {
        InboundHandler inbound = mock(InboundHandler.class);
        when(inbound.listener(any(), any()))
                .thenThrow(new IllegalStateException("once"))
                .thenReturn(mock(MessageReceiverListener.class));
        SmppLink open = started(Settings.account(smsc.port(), WINDOW), Settings.defaults(), inbound);
        smsc.bind();

        await().until(open::bound);
    }

    @Test
    void after_the_line_was_cut_the_new_one_has_its_whole_window()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound();
        for (int i = 0; i < WINDOW; i++) {
            open.submit(message(i, "text " + i), 1);
        }
        for (int i = 0; i < WINDOW; i++) {
            smsc.submit();
        }
        smsc.drop();
        smsc.bind();
        await().until(() -> open.credit() == WINDOW);
        OutboundMessage next = message(WINDOW, "Hello");
        open.submit(next, 1);
        smsc.accept(smsc.submit(), "A1");

        assertThat(resultOf(next).outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }

    @Test
    void one_that_gives_no_answers_is_bound_to_anew_and_asked_one_SMS_first()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = started(Settings.account(smsc.port(), WINDOW), SHORT_TIMER);
        smsc.bind();
        await().until(open::bound);
        for (int i = 0; i < 3; i++) {
            open.submit(message(i, "text " + i), 1);
        }
        for (int i = 0; i < 3; i++) {
            smsc.submit();
            assertThat(result().outcome()).isEqualTo(SubmitOutcome.OUTCOME_UNKNOWN);
        }
        smsc.bind();
        await().until(() -> open.credit() == 1);
        open.submit(message(3, "first"), 1);
        open.submit(message(4, "second"), 1);
        open.submit(message(5, "third"), 1);
        SubmitSm first = smsc.submit();
        smsc.noSubmit();

        smsc.accept(first, "A1");
        assertThat(text(smsc.submit())).isEqualTo("second");
        assertThat(text(smsc.submit())).isEqualTo("third");
    }

    @Test
    void what_has_not_left_can_be_recalled() throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound(1);
        List<OutboundMessage> messages = List.of(message(1, "one"), message(2, "two"), message(3, "three"));
        messages.forEach(each -> open.submit(each, 1));
        SubmitSm first = smsc.submit();
        open.recall();

        for (OutboundMessage recalled : messages.subList(1, 3)) {
            SubmitResult result = result();
            assertThat(result.message()).isSameAs(recalled);
            assertThat(result.outcome()).isEqualTo(SubmitOutcome.RETRIABLE);
            assertThat(result.slowDown()).isFalse();
        }
        smsc.accept(first, "A1");
        assertThat(result().outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
        smsc.noSubmit();
    }

    @Test
    void who_opts_out_while_an_SMS_waits_for_the_window_does_not_get_it()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound(1);
        open.submit(message(1, "one"), 1);
        open.submit(message(2, "two"), 1);
        SubmitSm submitted = smsc.submit();
        directories.consent("contact", true);
        smsc.accept(submitted, "A1");

        // Each SMS has its own thread: which result comes first is open.
        List<SubmitResult> both =
                Stream.of(result(), result()).sorted(comparingLong(each -> each.message().offset())).toList();
        assertThat(both)
                .extracting(SubmitResult::outcome)
                .containsExactly(SubmitOutcome.ACCEPTED, SubmitOutcome.REJECTED);
        SubmitResult second = both.getLast();
        assertThat(second.error()).isEqualTo(CarrierError.of(ConversationRefusals.OPTED_OUT));
        assertThat(second.optedOut()).isFalse();
        smsc.noSubmit();
    }

    @Test
    void an_answer_does_not_wait_behind_texts_that_wait_for_kafka()
            throws InterruptedException, PDUStringException, IOException {
        int texts = 40;
        MockProducer<String, SpecificRecord> stalled =
                new MockProducer<>(false, null, new StringSerializer(), (_, _) -> new byte[0]);
        SmppLink open =
                started(
                        Settings.account(smsc.port(), WINDOW),
                        Settings.defaults(),
                        InboundHandlers.writingTo(stalled));
        smsc.bind();
        await().until(open::bound);
        for (int i = 0; i < texts; i++) {
            smsc.deliver("text " + i);
        }
        await().until(() -> stalled.history().size() == texts);
        open.submit(message(1, "Hello"), 1);
        smsc.accept(smsc.submit(), "A1");

        assertThat(result().outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
        while (stalled.completeNext()) {
            // The texts too.
        }
    }

    @Test
    void texts_are_recorded_in_the_order_in_which_they_came() throws InterruptedException, IOException {
        MockProducer<String, SpecificRecord> kafka = receiving();
        List<String> texts = IntStream.range(0, 500).mapToObj(i -> "text " + i).toList();
        smsc.deliverInOrder(texts);
        await().until(() -> smsc.answers().size() == texts.size());

        assertThat(smsc.answers()).containsValue(SMPPConstant.STAT_ESME_ROK).hasSize(texts.size());
        assertThat(texts(kafka)).isEqualTo(texts);
    }

    @Test
    void a_PDU_that_can_not_be_read_is_set_aside_and_answered_and_the_texts_behind_it_stay_in_order()
            throws InterruptedException, IOException {
        MockProducer<String, SpecificRecord> kafka = receiving();
        List<String> texts = IntStream.range(0, 50).mapToObj(i -> "text " + i).toList();
        int unreadable = texts.size() + 1;
        smsc.deliverUnreadable(unreadable);
        smsc.deliverInOrder(texts);
        await().until(() -> smsc.answers().size() == 1 + texts.size());

        assertThat(smsc.answers()).containsEntry(unreadable, SMPPConstant.STAT_ESME_ROK);
        assertThat(kafka.history())
                .filteredOn(record -> record.topic().equals(Topics.CONVERSATION_DEAD_LETTERS.name()))
                .extracting(record -> ((InboundSmsReceived) record.value()).getText())
                .containsExactly("00000010" + "00000005" + "00000000" + "%08x".formatted(unreadable));
        assertThat(texts(kafka)).isEqualTo(texts);
    }

    @Test
    void a_PDU_longer_than_any_ends_the_bind_and_another_takes_its_place()
            throws InterruptedException, PDUStringException, IOException {
        SmppLink open = bound();
        smsc.sendLength(Integer.MAX_VALUE);
        smsc.bind();
        await().until(() -> open.credit() == WINDOW);
        open.submit(message(1, "Hello"), 1);
        smsc.accept(smsc.submit(), "A1");

        assertThat(result().outcome()).isEqualTo(SubmitOutcome.ACCEPTED);
    }

    @Test
    void an_SMS_says_who_sends_what_to_whom_until_when_and_asks_for_a_receipt() throws InterruptedException {
        OutboundMessage message = message(1, "Grüße, 5 €");
        bound().submit(message, 1);
        SubmitSm sms = smsc.submit();

        assertThat(List.of(sms.getSourceAddr(), sms.getDestAddress()))
                .containsExactly("13175550100", "13175550199");
        assertThat(new byte[] {sms.getSourceAddrTon(), sms.getDestAddrTon()}).containsExactly(1, 1);
        assertThat(sms.getEsmClass()).isZero();
        assertThat(sms.getDataCoding()).isZero();
        assertThat(sms.isSmscDelReceiptSuccessAndFailureRequested()).isTrue();
        assertThat(sms.getValidityPeriod()).isEqualTo("000000040000000R");
        assertThat(HexFormat.of().formatHex(sms.getShortMessage())).isEqualTo("47727e1e652c2035201b65");
        assertThat(reference(sms)).isEqualTo(Delivery.reference(id(message), 1));
    }

    @Test
    void the_parts_of_a_text_say_where_they_belong() throws InterruptedException {
        OutboundMessage message = message(1, "a".repeat(153) + "b".repeat(100));
        SmppLink open = bound();
        open.submit(message, 1);
        open.submit(message, 2);
        byte[] first = smsc.submit().getShortMessage();
        SubmitSm second = smsc.submit();

        assertThat(second.isUdhi()).isTrue();
        assertThat(HexFormat.of().formatHex(first, 0, 3)).isEqualTo("050003");
        assertThat(Arrays.copyOfRange(first, 4, 6)).containsExactly(2, 1);
        assertThat(Arrays.copyOfRange(second.getShortMessage(), 4, 6)).containsExactly(2, 2);
        assertThat(second.getShortMessage()[3]).isEqualTo(first[3]);
        assertThat(first).hasSize(6 + 153);
        assertThat(new String(second.getShortMessage(), 6, 100, US_ASCII)).isEqualTo("b".repeat(100));
        assertThat(reference(second)).isEqualTo(Delivery.reference(id(message), 2));
    }

    @Test
    void a_text_outside_the_alphabet_goes_in_UCS_2() throws InterruptedException {
        bound().submit(message(1, "Привет 😀"), 1);
        SubmitSm sms = smsc.submit();

        assertThat(sms.getDataCoding()).isEqualTo((byte) 8);
        assertThat(sms.getShortMessage()).asString(UTF_16BE).isEqualTo("Привет 😀");
    }

    /// A link is bound, and what it receives is written here.
    private MockProducer<String, SpecificRecord> receiving() throws InterruptedException {
        MockProducer<String, SpecificRecord> kafka =
                new MockProducer<>(true, null, new StringSerializer(), (_, _) -> new byte[0]);
        SmppLink open =
                started(
                        Settings.account(smsc.port(), WINDOW),
                        Settings.defaults(),
                        InboundHandlers.writingTo(kafka));
        smsc.bind();
        await().until(open::bound);
        return kafka;
    }

    private static List<String> texts(MockProducer<String, SpecificRecord> kafka) {
        return kafka.history().stream()
                .filter(record -> record.topic().equals(Topics.CONVERSATION_REQUESTS.name()))
                .map(record -> ((InboundSmsReceived) record.value()).getText())
                .toList();
    }

    private SubmitResult refused(int status) throws InterruptedException, IOException {
        bound().submit(message(1, "Hello"), 1);
        smsc.refuse(smsc.submit(), status);
        return result();
    }

    private SmppLink bound() throws InterruptedException {
        return bound(WINDOW);
    }

    private SmppLink bound(int window) throws InterruptedException {
        SmppLink open = started(Settings.account(smsc.port(), window), Map.of());
        smsc.bind();
        await().until(open::bound);
        return open;
    }

    private SmppLink started(Account account, Map<String, String> settings) {
        return started(account, Settings.with(settings), InboundHandlers.writingTo(new MockProducer<>()));
    }

    private SmppLink started(Account account, CarrierProperties properties, InboundHandler inbound) {
        Gate gate = new Gate(directories.directory(), properties, InstantSource.fixed(Outgoing.NOON));
        SmppLink started = new SmppLink(account, properties, gate, inbound, results::add);
        link = started;
        started.start();
        return started;
    }

    private SubmitResult result() throws InterruptedException {
        return Objects.requireNonNull(results.poll(10, TimeUnit.SECONDS), "nothing came of it");
    }

    /// Passes over the results of others.
    private SubmitResult resultOf(OutboundMessage message) throws InterruptedException {
        SubmitResult result = result();
        while (result.message() != message) {
            result = result();
        }
        return result;
    }

    private static OutboundMessage message(int offset, String text) {
        return Outgoing.message(offset, SLOW, text);
    }

    private static MessageId id(OutboundMessage message) {
        return new MessageId(message.request().getMessageId());
    }

    private static String text(SubmitSm sms) {
        return new String(sms.getShortMessage(), US_ASCII);
    }

    private static int reference(SubmitSm sms) {
        return ((Short) sms.getOptionalParameter(Tag.USER_MESSAGE_REFERENCE)).getValue() & 0xFFFF;
    }
}
