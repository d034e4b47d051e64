package io.onbehalf.conversation.carrier.smpp;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.conversation.carrier.smpp.SubmitResult.Accepted;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.NotSent;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Unknown;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Withheld;
import java.io.IOException;
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

/// Submitting SMS over a bind.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmppBindTest extends SubmitSpecification {

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
    void credit_is_no_more_than_the_account_s_rate_allows_of_which_each_SMS_takes_one()
            throws InterruptedException {
        SmppAccount account = bound(Accounts.rated(Accounts.account(smsc.port(), WINDOW), 0.01), NOBODY);
        assertThat(account.credit()).isOne();

        account.submit(sms("Hello"));
        assertThat(account.credit()).isZero();
    }

    @Test
    void an_SMSC_that_throttles_lowers_the_credit() throws InterruptedException, IOException {
        SmppAccount account = bound();
        account.submit(sms("Hello"));
        smsc.refuse(smsc.submit(), SMPPConstant.STAT_ESME_RTHROTTLED);
        assertThat(result())
                .isEqualTo(
                        new SubmitResult.Refused(
                                SMPPConstant.STAT_ESME_RTHROTTLED, SubmitResult.Meaning.FOR_NOW));
        await().until(() -> !account.isBusy());

        assertThat(account.credit()).isLessThan(WINDOW);
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

        // An answer is read on another thread: either result may come first.
        assertThat(Stream.of(next(), next()).sorted(comparing(each -> each.submission().text())))
                .extracting(Result::result)
                .containsExactly(new Accepted("A1"), new Withheld("opted out"));
        smsc.noSubmit();
    }
}
