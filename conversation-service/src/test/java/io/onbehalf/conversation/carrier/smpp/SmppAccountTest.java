package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.BindMode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.session.BindRequest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Binding an account, and binding it again.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmppAccountTest extends SubmitSpecification {

    SmppAccountTest() throws IOException {}

    @Test
    void it_binds_as_the_account_says() throws InterruptedException {
        SmppAccount account = started(Accounts.account(smsc.port(), WINDOW, BindMode.TRANSMITTER), NOBODY);
        BindRequest bind = smsc.bind();
        await().until(account::isBound);

        assertThat(bind.getBindType()).isEqualTo(BindType.BIND_TX);
        assertThat(List.of(bind.getSystemId(), bind.getPassword())).containsExactly("us", "secret");
    }

    @Test
    void an_account_that_is_bound_on_some_instances_only_is_bound_on_the_first_of_them()
            throws InterruptedException {
        SmppAccount account = started(Accounts.on(Accounts.account(smsc.port(), WINDOW), 2), NOBODY);
        account.onInstance(2, 3);
        assertThat(account.isBound()).isFalse();

        account.onInstance(1, 3);
        smsc.bind();
        await().until(account::isBound);
        account.onInstance(2, 3);
        await().until(() -> !account.isBound());
    }

    @Test
    void its_rate_is_shared_by_the_instances_that_submit_as_they_come_and_go() throws InterruptedException {
        SmppAccount account = bound(Accounts.rated(Accounts.account(smsc.port(), 50), 20), NOBODY);
        await().until(() -> account.credit() == 20);

        account.onInstance(0, 2);
        assertThat(account.credit()).isEqualTo(10);
        account.onInstance(0, 1);
        await().until(() -> account.credit() == 20);
    }

    @Test
    void and_by_no_more_of_them_than_it_is_bound_on() throws InterruptedException {
        SmppAccount account =
                started(Accounts.on(Accounts.rated(Accounts.account(smsc.port(), 50), 20), 1), NOBODY);
        account.onInstance(0, 3);
        smsc.bind();

        await().until(() -> account.credit() == 20);
    }

    @Test
    void a_receiver_has_no_credit() throws InterruptedException {
        SmppAccount account = started(Accounts.account(smsc.port(), WINDOW, BindMode.RECEIVER), NOBODY);
        smsc.bind();
        await().until(account::isBound);

        assertThat(account.credit()).isZero();
    }

    @Test
    void what_is_given_while_there_is_no_bind_never_left() throws InterruptedException {
        smsc.answerBindsWith(SMPPConstant.STAT_ESME_RBINDFAIL);
        SmppAccount account = started(Accounts.account(smsc.port(), WINDOW), NOBODY);
        assertThat(account.isBound()).isFalse();
        assertThat(account.credit()).isZero();
        account.submit(sms("Hello"));

        assertThat(result()).isEqualTo(new SubmitResult.NotSent(false));
    }

    @Test
    void it_binds_again_after_the_connection_was_cut()
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound();
        smsc.drop();
        smsc.bind();
        await().until(account::isBound);

        isAccepted(account, sms("Hello"));
    }

    @Test
    void after_the_connection_was_cut_the_new_bind_has_its_whole_window()
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound();
        for (int i = 0; i < WINDOW; i++) {
            account.submit(sms("text " + i));
        }
        for (int i = 0; i < WINDOW; i++) {
            smsc.submit();
        }
        smsc.drop();
        smsc.bind();
        await().until(() -> account.credit() == WINDOW);

        isAccepted(account, sms("Hello"));
    }

    @Test
    void it_binds_again_after_a_bind_was_refused() throws InterruptedException {
        smsc.answerBindsWith(SMPPConstant.STAT_ESME_RBINDFAIL);
        SmppAccount account = started(Accounts.account(smsc.port(), WINDOW), NOBODY);
        smsc.bind();
        smsc.answerBindsWith(SMPPConstant.STAT_ESME_ROK);
        smsc.bind();

        await().until(account::isBound);
    }

    @Test
    void it_binds_again_whatever_went_wrong() throws InterruptedException {
        isBoundAlthoughOnce(new IllegalStateException("once"));
    }

    @Test
    void it_binds_again_after_an_error() throws InterruptedException {
        isBoundAlthoughOnce(new OutOfMemoryError("once"));
    }

    @Test
    void it_binds_again_after_the_SMSC_has_forgotten_the_bind()
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound();
        account.submit(sms("Hello"));
        smsc.refuse(smsc.submit(), SMPPConstant.STAT_ESME_RINVBNDSTS);
        assertThat(result())
                .isEqualTo(
                        new SubmitResult.Refused(
                                SMPPConstant.STAT_ESME_RINVBNDSTS, SubmitResult.Meaning.FOR_NOW));

        smsc.bind();
        await().until(() -> account.credit() == 1);
        isAccepted(account, sms("Hello"));
    }

    @Test
    void a_bind_that_can_submit_no_more_gives_way_to_another()
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound();
        AtomicBoolean failed = new AtomicBoolean();
        account.submit(
                new TestSubmission(
                        "one",
                        () -> new Submission.Denied("opted out"),
                        (sms, result) -> {
                            if (!failed.getAndSet(true)) {
                                throw new OutOfMemoryError("once");
                            }
                            add(sms, result);
                        }));
        assertThat(result()).isEqualTo(new SubmitResult.NotSent(true));

        smsc.bind();
        await().until(() -> account.credit() == 1);
        isAccepted(account, sms("two"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 200_000})
    void a_PDU_longer_than_any_ends_the_bind_and_another_takes_its_place(int octets)
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound();
        smsc.sendLength(octets);
        smsc.bind();
        await().until(() -> account.credit() == WINDOW);

        isAccepted(account, sms("Hello"));
    }

    private void isBoundAlthoughOnce(Throwable problem) throws InterruptedException {
        InstantSource clock = mock();
        when(clock.instant()).thenThrow(problem).thenReturn(Acme.NOON);
        SmppAccount account = started(Accounts.account(smsc.port(), WINDOW), NOBODY, clock);
        smsc.bind();

        await().until(account::isBound);
    }
}
