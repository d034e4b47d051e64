package io.onbehalf.e2e;

import io.onbehalf.local.Api;
import io.onbehalf.local.Broker;
import io.onbehalf.local.Caller;
import io.onbehalf.local.Carrier;
import io.onbehalf.local.Failure;
import io.onbehalf.local.Home;
import io.onbehalf.local.JvmPart;
import io.onbehalf.local.Ports;
import io.onbehalf.local.Registry;
import io.onbehalf.local.Service;
import io.onbehalf.local.Site;
import io.onbehalf.local.Smsc;
import io.onbehalf.local.SmscSimulator;
import io.onbehalf.local.smsc.LedgerLine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One whole stack for all tests, on free ports and a new data folder; its parts can be killed and started
/// again.
final class Stand implements AutoCloseable {

    /// So long an SMS without an answer is not yet unknown. The simulator's receipt of one that it leaves
    /// unanswered comes later.
    static final Duration TRANSACTION_TIMER = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Site site;
    private final Smsc foreignSmsc;
    private final Api gatewayApi;
    private final Map<Cast, String> tokens = new ConcurrentHashMap<>();
    private final JvmPart broker;
    private final JvmPart registry;
    private final JvmPart smsc;
    private final JvmPart queueService;
    private final JvmPart conversationService;
    private final JvmPart wrapupService;
    private final JvmPart gateway;

    private Stand(Site site) {
        this.site = site;
        foreignSmsc = ForeignSmsc.account(site.smsc().password());
        gatewayApi = new Api(site.gatewayUrl());
        broker = Broker.on(site);
        registry = Registry.on(site);
        smsc = SmscSimulator.on(site);
        queueService = Service.QUEUE.on(site);
        conversationService =
                Service.CONVERSATION.instance(
                        site,
                        "conversation-service",
                        site.ports().conversationService(),
                        conversationArguments());
        wrapupService = Service.WRAPUP.on(site);
        gateway =
                Service.GATEWAY.instance(
                        site, "agent-gateway", site.ports().gateway(), Cast.issuerArguments());
    }

    static Stand start() throws InterruptedException, IOException {
        Path folder = Files.createDirectories(Path.of("target", "stands").toAbsolutePath());
        Stand stand =
                new Stand(new Site(Home.find(), Ports.free(), Files.createTempDirectory(folder, "stand-")));
        try {
            startAll(List.of(stand.broker, stand.registry, stand.smsc));
            startAll(stand.ours());
            return stand;
        } catch (InterruptedException | Failure e) {
            stand.close();
            throw e;
        }
    }

    /// Starts them together and waits until all are ready.
    static void startAll(List<JvmPart> parts) throws InterruptedException {
        parts.forEach(JvmPart::start);
        for (JvmPart part : parts) {
            part.awaitReady(PATIENCE);
        }
    }

    private List<JvmPart> ours() {
        return List.of(queueService, conversationService, wrapupService, gateway);
    }

    Site site() {
        return site;
    }

    /// Where the messages of [Numbers#FOREIGN] go. Nobody listens there unless a test sees to it.
    Smsc foreignSmsc() {
        return foreignSmsc;
    }

    /// Two instances of it run at times, so each keeps warm copies for the other. Tests don't wait for a
    /// number's pace, nor long for an answer that never comes. The foreign account is the first: the
    /// simulator's serves every number.
    List<String> conversationArguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--onbehalf.standbys=1");
        arguments.add("--onbehalf.carrier.pacing.enabled=false");
        arguments.add("--onbehalf.carrier.transaction-timer=" + TRANSACTION_TIMER);
        arguments.addAll(Carrier.account(0, "foreign", foreignSmsc));
        arguments.add("--onbehalf.carrier.accounts[0].numbers[0]=" + Numbers.FOREIGN);
        arguments.addAll(Carrier.account(1, "simulator", site.smsc()));
        return arguments;
    }

    JvmPart broker() {
        return broker;
    }

    JvmPart smsc() {
        return smsc;
    }

    /// What the message centre got for a contact, in the order in which it came.
    List<LedgerLine> submitsTo(String contact) throws IOException {
        return Files.readAllLines(SmscSimulator.ledger(site)).stream()
                .map(LedgerLine::parse)
                .filter(line -> contact.endsWith(line.destination()))
                .toList();
    }

    JvmPart registry() {
        return registry;
    }

    JvmPart queueService() {
        return queueService;
    }

    JvmPart conversationService() {
        return conversationService;
    }

    JvmPart wrapupService() {
        return wrapupService;
    }

    /// A signed-in user, through the gateway.
    Caller as(Cast who) throws InterruptedException {
        return new Caller(gatewayApi, who.user(), token(who));
    }

    /// The same user, but straight at one instance of a service.
    Caller at(String address, Cast who) throws InterruptedException {
        return new Caller(new Api(URI.create("http://" + address)), who.user(), token(who));
    }

    String token(Cast who) throws InterruptedException {
        String known = tokens.get(who);
        if (known == null) {
            known = gatewayApi.as(who.user()).token();
            tokens.put(who, known);
        }
        return known;
    }

    @Override
    public void close() {
        try {
            for (JvmPart part : ours().reversed()) {
                part.stop();
            }
            registry.stop();
            smsc.stop();
            broker.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
