package io.onbehalf.conversation.carrier.smpp;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.conversation.carrier.smpp.SubmitResult.Accepted;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Meaning;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.NotSent;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Refused;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Unknown;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Withheld;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a bind submits, and what results.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmppBindTest extends SubmitSpecification {

    /// Soon over if no answer comes, and yet long enough for an answer on a slow machine.
    private static final Duration SHORT_TIMER = Duration.ofSeconds(3);

    SmppBindTest() throws IOException {}

    @Test
    void SMS_leave_in_the_order_given_although_the_answers_are_late_and_out_of_order()
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound();
        int all = 8 * WINDOW;
        for (int i = 0; i < all; i++) {
            account.submit(sms("text " + i));
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
            Result result = next();
            assertThat(result.result()).isEqualTo(new Accepted(result.submission().text().replace(' ', '-')));
        }
    }

    @Test
    void no_more_than_the_window_wait_for_an_answer()
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound();
        for (int i = 0; i <= WINDOW; i++) {
            account.submit(sms("text " + i));
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
        SmppAccount account = bound();
        assertThat(account.credit()).isEqualTo(WINDOW);
        assertThat(account.isBusy()).isFalse();

        account.submit(sms("Hello"));
        assertThat(account.credit()).isEqualTo(WINDOW - 1);
        assertThat(account.isBusy()).isTrue();

        smsc.accept(smsc.submit(), "A1");
        await().until(() -> !account.isBusy());
        assertThat(account.credit()).isEqualTo(WINDOW + 2);
        assertThat(account.credit()).isEqualTo(WINDOW);
    }

    @Test
    void what_is_accepted_has_the_SMSC_s_id() throws InterruptedException, PDUStringException, IOException {
        bound().submit(sms("Hello"));
        smsc.accept(smsc.submit(), "0A1B");

        assertThat(result()).isEqualTo(new Accepted("0A1B"));
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
    void some_statuses_refuse_for_now(int status) throws InterruptedException, IOException {
        assertThat(refused(status)).isEqualTo(new Refused(status, Meaning.FOR_NOW));
    }

    @Test
    void any_other_status_refuses_for_good() throws InterruptedException, IOException {
        int status = SMPPConstant.STAT_ESME_RINVDSTADR;

        assertThat(refused(status)).isEqualTo(new Refused(status, Meaning.FOR_GOOD));
    }

    @Test
    void the_account_s_status_for_it_means_that_the_contact_has_opted_out()
            throws InterruptedException, IOException {
        assertThat(refused(Accounts.OPTED_OUT)).isEqualTo(new Refused(Accounts.OPTED_OUT, Meaning.OPTED_OUT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_error_loses_no_result_and_the_next_goes_on(boolean begun)
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound(1);
        account.submit(
                new TestSubmission(
                        "one",
                        () -> {
                            if (begun) {
                                WrittenSignal.writing();
                            }
                            throw new OutOfMemoryError("once");
                        },
                        this::add));
        assertThat(result()).isEqualTo(begun ? new Unknown() : new NotSent(true));
        await().until(() -> !account.isBusy());

        isAccepted(account, sms("two"));
    }

    @Test
    void what_is_not_answered_in_time_is_unknown_and_the_next_goes_on()
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = impatient(1);
        account.submit(sms("one"));
        account.submit(sms("two"));
        smsc.submit();

        assertThat(result()).isEqualTo(new Unknown());
        smsc.accept(smsc.submit(), "A2");
        assertThat(result()).isEqualTo(new Accepted("A2"));
    }

    @Test
    void what_waits_for_an_answer_when_the_connection_is_cut_is_unknown() throws InterruptedException {
        impatient(WINDOW).submit(sms("Hello"));
        smsc.submit();
        smsc.drop();

        assertThat(result()).isEqualTo(new Unknown());
    }

    @Test
    void an_SMSC_that_gives_no_answers_is_bound_to_again_and_asked_one_SMS_first()
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = impatient(WINDOW);
        for (int i = 0; i < 3; i++) {
            account.submit(sms("text " + i));
        }
        for (int i = 0; i < 3; i++) {
            smsc.submit();
            assertThat(result()).isEqualTo(new Unknown());
        }
        smsc.bind();
        await().until(() -> account.credit() == 1);
        List.of("first", "second", "third").forEach(text -> account.submit(sms(text)));
        SubmitSm first = smsc.submit();
        smsc.noSubmit();

        smsc.accept(first, "A1");
        assertThat(text(smsc.submit())).isEqualTo("second");
        assertThat(text(smsc.submit())).isEqualTo("third");
    }

    @Test
    void what_has_not_left_can_be_recalled() throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound(1);
        List<TestSubmission> all = List.of(sms("one"), sms("two"), sms("three"));
        all.forEach(account::submit);
        SubmitSm first = smsc.submit();
        account.recall();

        for (TestSubmission recalled : all.subList(1, 3)) {
            assertThat(next()).isEqualTo(new Result(recalled, new NotSent(false)));
        }
        smsc.accept(first, "A1");
        assertThat(result()).isEqualTo(new Accepted("A1"));
        smsc.noSubmit();
    }

    @Test
    void what_loses_its_permission_while_it_waits_for_the_window_does_not_leave()
            throws InterruptedException, PDUStringException, IOException {
        AtomicBoolean optedOut = new AtomicBoolean();
        SmppAccount account = bound(1);
        for (String text : List.of("one", "two")) {
            account.submit(
                    new TestSubmission(
                            text,
                            () ->
                                    optedOut.get()
                                            ? new Submission.Denied("opted out")
                                            : TestSubmission.granted(),
                            this::add));
        }
        SubmitSm submitted = smsc.submit();
        optedOut.set(true);
        smsc.accept(submitted, "A1");

        // Each SMS has its own thread: either result may come first.
        assertThat(Stream.of(next(), next()).sorted(comparing(each -> each.submission().text())))
                .extracting(Result::result)
                .containsExactly(new Accepted("A1"), new Withheld("opted out"));
        smsc.noSubmit();
    }

    private SubmitResult refused(int status) throws InterruptedException, IOException {
        bound().submit(sms("Hello"));
        smsc.refuse(smsc.submit(), status);
        return result();
    }

    private SmppAccount impatient(int window) throws InterruptedException {
        return bound(Accounts.impatient(smsc.port(), window, SHORT_TIMER), NOBODY);
    }
}
