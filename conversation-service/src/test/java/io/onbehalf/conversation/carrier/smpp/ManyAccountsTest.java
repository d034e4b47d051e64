package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.conversation.carrier.Acme;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManyAccountsTest {

    private static final int ACCOUNTS = 20;
    private static final int TEXTS = 200;

    private final List<RawSmsc> smscs = new ArrayList<>();
    private final List<SmppAccount> accounts = new ArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final CompletableFuture<Boolean> recorded = new CompletableFuture<>();

    @AfterEach
    void stop() throws IOException {
        accounts.forEach(SmppAccount::stop);
        for (RawSmsc smsc : smscs) {
            smsc.close();
        }
    }

    @Test
    void texts_that_wait_to_be_recorded_cost_no_threads_of_the_platform()
            throws IOException, InterruptedException {
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        for (int i = 0; i < ACCOUNTS; i++) {
            bind();
        }
        for (RawSmsc smsc : smscs) {
            for (int number = 1; number <= TEXTS; number++) {
                smsc.send(
                        RawSmsc.pdu(
                                SMPPConstant.CID_DELIVER_SM,
                                0,
                                number,
                                "00 010100 010100 000000 0000 00000000 0141"));
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> taken.get() == ACCOUNTS * TEXTS);

        assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - before).isLessThan(10 * ACCOUNTS);
        recorded.complete(true);
        for (RawSmsc smsc : smscs) {
            for (int i = 0; i < TEXTS; i++) {
                assertThat(smsc.next(10_000)).as("answer %d", i).isNotNull();
            }
        }
    }

    private void bind() throws IOException, InterruptedException {
        RawSmsc smsc = new RawSmsc();
        smscs.add(smsc);
        SmppAccount account =
                new SmppAccount(Accounts.account(smsc.port(), 1), this::take, InstantSource.fixed(Acme.NOON));
        accounts.add(account);
        account.start();
        smsc.bound();
        await().until(account::isBound);
    }

    private CompletableFuture<Boolean> take(InboundBind bind, DeliverSm sms) {
        taken.incrementAndGet();
        return recorded;
    }
}
