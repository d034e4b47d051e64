package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import io.onbehalf.conversation.carrier.CarrierProperties.Bind;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One account at a message centre: bound, kept alive, bound again when the line broke or was of no use.
///
/// What the message centre answers to an SMS, or that nobody knows, goes to whoever gave it.
final class SmppLink {

    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);

    /// Many, because each text that comes in keeps one waiting until Kafka has it, and the answers to what
    /// was submitted must not wait behind them.
    private static final int PROCESSORS = 128;

    private static final int QUEUE = 20_000;
    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 15_000;

    private final Account account;
    private final CarrierProperties properties;
    private final Gate gate;
    private final InboundHandler inbound;
    private final Consumer<SubmitResult> results;
    private final Thread binder;
    private volatile @Nullable SmppLine line;
    private volatile boolean running = true;

    SmppLink(
            Account account,
            CarrierProperties properties,
            Gate gate,
            InboundHandler inbound,
            Consumer<SubmitResult> results) {
        this.account = account;
        this.properties = properties;
        this.gate = gate;
        this.inbound = inbound;
        this.results = results;
        this.binder =
                Thread.ofPlatform().daemon().name("smpp-bind-" + account.name()).unstarted(this::keepBound);
    }

    void start() {
        binder.start();
    }

    /// Unbinds; what waits for a response is given up as unknown.
    void stop() {
        running = false;
        binder.interrupt();
        SmppLine open = line;
        if (open != null) {
            open.unbind();
        }
    }

    Account account() {
        return account;
    }

    boolean bound() {
        SmppLine open = line;
        return open != null && open.bound();
    }

    /// Whether SMS wait here for their response.
    boolean busy() {
        SmppLine open = line;
        return open != null && open.busy();
    }

    /// How many more SMS may be given now.
    int credit() {
        SmppLine open = line;
        return open == null || account.bindType() == Bind.RECEIVER ? 0 : open.credit();
    }

    /// Submits one SMS; its result comes later, on another thread.
    void submit(OutboundMessage message, int part) {
        SmppLine open = line;
        if (open == null) {
            results.accept(SubmitResult.notSent(message, part, false));
        } else {
            open.submit(message, part);
        }
    }

    /// Gives back what has not left: its result is that it may be submitted again.
    void recall() {
        SmppLine open = line;
        if (open != null) {
            open.recall();
        }
    }

    private void keepBound() {
        long pause = FIRST_PAUSE_MS;
        boolean trusted = true;
        while (running) {
            try {
                SmppLine open = bind(trusted);
                trusted = awaitEnd(open);
                pause = trusted ? FIRST_PAUSE_MS : pause;
                LOG.warn(
                        "account {}: the link to {}:{} {}",
                        account.name(),
                        account.host(),
                        account.port(),
                        trusted ? "ended" : "gave no answers, or was said not to be bound");
            } catch (IOException e) {
                LOG.warn(
                        "account {}: no bind to {}:{}: {}",
                        account.name(),
                        account.host(),
                        account.port(),
                        e.getMessage());
            } catch (RuntimeException | Error e) {
                // An Error too: without this thread the account would never be bound again.
                LOG.error(
                        "account {}: no bind to {}:{}: {}",
                        account.name(),
                        account.host(),
                        account.port(),
                        Trouble.of(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!pause(pause)) {
                return;
            }
            pause = Math.min(LONGEST_PAUSE_MS, 2 * pause);
        }
    }

    private SmppLine bind(boolean trusted) throws IOException {
        ArrivalOrder order = new ArrivalOrder();
        SMPPSession session =
                new SMPPSession(
                        order.sender(),
                        order.reader(),
                        new SmppConnections(account.tls(), properties.transactionTimer()));
        session.setTransactionTimer(properties.transactionTimer().toMillis());
        session.setEnquireLinkTimer((int) properties.enquireLink().toMillis());
        session.setPduProcessorDegree(PROCESSORS);
        session.setQueueCapacity(QUEUE);
        try {
            session.setMessageReceiverListener(inbound.listener(account, order));
            session.connectAndBind(
                    account.host(),
                    account.port(),
                    new BindParameter(
                            account.bindType().type(),
                            account.systemId(),
                            account.password(),
                            account.systemType(),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null,
                            InterfaceVersion.IF_34),
                    properties.transactionTimer().toMillis());
            SmppLine fresh = new SmppLine(account, session, gate, results, trusted);
            fresh.start();
            line = fresh;
            LOG.info("account {}: bound to {}:{}", account.name(), account.host(), account.port());
            return fresh;
        } catch (IOException | RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /// Whether the message centre answered on it as it should.
    private boolean awaitEnd(SmppLine open) throws InterruptedException {
        while (running && open.bound() && !open.useless()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        boolean trusted = !open.useless();
        line = null;
        open.close();
        return trusted;
    }

    /// With jitter, so that many links don't come back all at once.
    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
