package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.conversation.carrier.smpp.SubmitResult.Accepted;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Meaning;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.NotSent;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Refused;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Unknown;
import java.io.IOException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The results of what a bind submits.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubmitResultTest extends SubmitSpecification {

    SubmitResultTest() throws IOException {}

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

    @Test
    void an_error_loses_no_result_and_the_next_goes_on()
            throws InterruptedException, PDUStringException, IOException {
        SmppAccount account = bound(1);
        account.submit(
                new TestSubmission(
                        "one",
                        () -> {
                            throw new OutOfMemoryError("once");
                        },
                        this::add));
        assertThat(result()).isEqualTo(new NotSent(true));
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

    private SubmitResult refused(int status) throws InterruptedException, IOException {
        bound().submit(sms("Hello"));
        smsc.refuse(smsc.submit(), status);
        return result();
    }
}
