package io.onbehalf.testcontainers;

import io.onbehalf.smsc.ControlClient;
import io.onbehalf.smsc.ledger.LedgerLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;
import tools.jackson.databind.json.JsonMapper;

/// The whole of Onbehalf for a test: broker, registry, SMSC simulator, services and gateway, with the demo
/// data and its users. Every start is a new system, on free ports.
///
/// ```java
/// try (var onbehalf = new OnbehalfContainers()) {
///     onbehalf.start();
///     onbehalf.contactWrites("+13175551234", "+13175550100", "Hello");
/// }
/// ```
public final class OnbehalfContainers implements Startable {

    private static final Duration TIMEOUT = Duration.ofMinutes(6);
    private static final String INSIDE = "broker:19092";
    private static final String ISSUER = "http://agent-gateway:8080";
    private static final String LEDGER = "/var/lib/onbehalf/ledger.tsv";
    private static final String DEMO_ORGANIZATION = "0a0c3e00-0000-4000-8000-000000000001";
    private static final int REGISTRY_PORT = 8080;
    private static final int GATEWAY_PORT = 8080;
    private static final int CONTROL_PORT = 2776;
    private static final int OK = 200;

    private final OnbehalfImages images;
    private final Network network = Network.newNetwork();
    private final KafkaContainer broker;
    private final GenericContainer<?> registry;
    private final GenericContainer<?> simulator;
    private final GenericContainer<?> setUp;
    private final List<GenericContainer<?>> services;
    private final GenericContainer<?> gateway;
    private final GenericContainer<?> seed;

    /// Made of the images that the environment names.
    public OnbehalfContainers() {
        this(OnbehalfImages.ofEnvironment());
    }

    public OnbehalfContainers(OnbehalfImages images) {
        this.images = images;
        broker = broker();
        registry = registry();
        simulator = simulator();
        setUp = oneShot("queue-service", "io.onbehalf.kit.config.setup.SetUp").withEnv(clients());
        services = List.of(service("queue-service"), conversations(), service("wrapup-service"));
        gateway = gateway();
        seed = oneShot("demo", "io.onbehalf.local.remote.SeedCommand").withCommand("--gateway", ISSUER);
    }

    /// Returns when every part is ready and the demo data is there. Throws if one is not within six minutes.
    @Override
    public void start() {
        Startables.deepStart(broker, registry, simulator).join();
        setUp.start();
        Startables.deepStart(Stream.concat(services.stream(), Stream.of(gateway))).join();
        seed.start();
    }

    /// Removes everything.
    @Override
    public void stop() {
        seed.stop();
        gateway.stop();
        services.forEach(GenericContainer::stop);
        Stream.of(setUp, simulator, registry, broker).forEach(GenericContainer::stop);
        network.close();
    }

    /// The gateway: the public API, and the agents' client.
    public URI gatewayUrl() {
        return url(gateway, GATEWAY_PORT);
    }

    /// The broker, for clients of this machine.
    public String bootstrapServers() {
        return broker.getBootstrapServers();
    }

    /// The registry, without a path.
    public URI registryUrl() {
        return url(registry, REGISTRY_PORT);
    }

    /// A bearer token of a demo user: `admin`, `sue`, `amy` or `ben`. Throws if there is no such user.
    public String token(String user) throws IOException, InterruptedException {
        byte[] login = "%s:%s-secret".formatted(user, user).getBytes(StandardCharsets.UTF_8);
        String secret = Base64.getEncoder().encodeToString(login);
        HttpRequest request =
                HttpRequest.newBuilder(gatewayUrl().resolve("/oauth/token"))
                        .header("Authorization", "Basic " + secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IllegalArgumentException(
                        "user %s gets no token: status %d".formatted(user, response.statusCode()));
            }
            return JsonMapper.shared().readTree(response.body()).path("access_token").asString();
        }
    }

    /// Lets a contact write to one of our numbers, as if from their telephone.
    public void contactWrites(String contact, String ourNumber, String text)
            throws IOException, InterruptedException {
        new ControlClient(url(simulator, CONTROL_PORT)).sendText(contact, ourNumber, text);
    }

    /// What has been submitted to the mobile network so far, in its order.
    public List<LedgerLine> ledger() {
        return simulator.copyFileFromContainer(
                LEDGER,
                file -> {
                    try (var lines =
                            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                        return lines.lines().map(LedgerLine::parse).toList();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private KafkaContainer broker() {
        return new KafkaContainer(
                        DockerImageName.parse(images.broker()).asCompatibleSubstituteFor("apache/kafka"))
                .withNetwork(network)
                .withListener(INSIDE)
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS", "1")
                .withStartupTimeout(TIMEOUT);
    }

    private GenericContainer<?> registry() {
        return new GenericContainer<>(DockerImageName.parse(images.registry()))
                .withNetwork(network)
                .withNetworkAliases("registry")
                .withEnv("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false")
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp("/apis/ccompat/v7/config").withStartupTimeout(TIMEOUT));
    }

    private GenericContainer<?> simulator() {
        return part("smsc-simulator")
                .withCommand(
                        "--address", "0.0.0.0",
                        "--port", "2775",
                        "--control-port", Integer.toString(CONTROL_PORT),
                        "--ledger", LEDGER,
                        "--system-id", "onbehalf",
                        "--password", "simulate")
                .withExposedPorts(CONTROL_PORT)
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(TIMEOUT));
    }

    private GenericContainer<?> service(String name) {
        return part(name)
                .withEnv(clients())
                .withEnv("ONBEHALF_SETUP", "await")
                .withEnv("ONBEHALF_ISSUER", ISSUER)
                .withEnv("ONBEHALF_CALLERSHARE", "1")
                // A test's machine is not worth the second compiler.
                .withEnv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(TIMEOUT));
    }

    private GenericContainer<?> conversations() {
        String account = "ONBEHALF_CARRIER_ACCOUNTS_0_";
        return service("conversation-service")
                .withEnv("ONBEHALF_IDENTITYKEY", UUID.randomUUID().toString())
                .withEnv(account + "NAME", "simulated")
                .withEnv(account + "ORGANIZATIONID", DEMO_ORGANIZATION)
                .withEnv(account + "HOST", "smsc-simulator")
                .withEnv(account + "PORT", "2775")
                .withEnv(account + "SYSTEMID", "onbehalf")
                .withEnv(account + "PASSWORD", "simulate");
    }

    private GenericContainer<?> gateway() {
        return service("agent-gateway")
                .withEnv("SPRING_PROFILES_ACTIVE", "local")
                .withEnv("ONBEHALF_GATEWAY_QUEUESERVICE", "http://queue-service:8101")
                .withEnv("ONBEHALF_GATEWAY_CONVERSATIONSERVICE", "http://conversation-service:8102")
                .withEnv("ONBEHALF_GATEWAY_WRAPUPSERVICE", "http://wrapup-service:8103")
                .withEnv("ONBEHALF_GATEWAY_CALLSPERMINUTE", "1000000")
                .withExposedPorts(GATEWAY_PORT);
    }

    /// Runs another main class of a part's image, to its end.
    private GenericContainer<?> oneShot(String image, String main) {
        return new GenericContainer<>(DockerImageName.parse(images.part(image)))
                .withNetwork(network)
                .withCreateContainerCmdModifier(command -> command.withEntrypoint("java", "@/app/java", main))
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(TIMEOUT));
    }

    private GenericContainer<?> part(String name) {
        return new GenericContainer<>(DockerImageName.parse(images.part(name)))
                .withNetwork(network)
                .withNetworkAliases(name);
    }

    private static Map<String, String> clients() {
        return Map.of(
                "SPRING_KAFKA_BOOTSTRAPSERVERS",
                INSIDE,
                "ONBEHALF_REGISTRYURL",
                "http://registry:8080/apis/ccompat/v7");
    }

    private static URI url(GenericContainer<?> container, int port) {
        return URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(port)));
    }
}
