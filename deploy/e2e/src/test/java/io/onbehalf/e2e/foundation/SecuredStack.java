package io.onbehalf.e2e.foundation;

import io.onbehalf.kit.config.setup.SetUp;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.RegistryUser;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Broker;
import io.onbehalf.local.stack.Registry;
import io.onbehalf.local.stack.Service;
import io.onbehalf.local.stack.SmscSimulator;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A stack whose broker knows its clients by SCRAM, and lets each do only what the catalogue says, whose
/// registry demands a password, and whose tokens are a foreign issuer's. The set-up has created the topics
/// and given the rights; the services create nothing.
final class SecuredStack implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final String OPERATOR = "operator";
    private static final String ISSUER_SETTINGS = "/foundation/foreign-issuer.yaml";
    private static final RegistryUser REGISTRY_USER = new RegistryUser("schemas", password("schemas"));

    private final ForeignIssuer issuer = new ForeignIssuer("of-today");
    private final StackLayout layout;
    private final JvmPart broker;
    private final JvmPart registry;
    private final JvmPart smsc;
    private final JvmPart setUp;
    private final List<JvmPart> services;

    SecuredStack(Path data) {
        layout = new StackLayout(Checkout.find(), Ports.free(), data, null, login(OPERATOR), REGISTRY_USER);
        broker = Broker.part(layout, brokerSettings(), users());
        registry = Registry.part(layout);
        smsc = SmscSimulator.part(layout);
        setUp = setUp(layout);
        services =
                Stream.of(Service.QUEUE, Service.CONVERSATION, Service.WRAPUP, Service.GATEWAY)
                        .map(service -> service.part(layout, arguments(service)))
                        .toList();
    }

    void start() throws Exception {
        JvmPart.startAll(List.of(broker, registry, smsc), TIMEOUT);
        setUp.start().onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        JvmPart.startAll(services, TIMEOUT);
    }

    StackLayout layout() {
        return layout;
    }

    ForeignIssuer issuer() {
        return issuer;
    }

    /// The API, whose users get their tokens from the foreign issuer.
    Api api() {
        return new Api(layout.gatewayUrl(), Api.httpClient(), issuer.tokens());
    }

    /// The settings of a client that signs in as a service.
    static Map<String, String> login(String user) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", jaas(user));
    }

    private static String brokerSettings() {
        return """

        listener.security.protocol.map=BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
        sasl.enabled.mechanisms=SCRAM-SHA-512
        sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
        listener.name.broker.scram-sha-512.sasl.jaas.config=%s
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        allow.everyone.if.no.acl.found=false
        # Nobody else reaches the controller's port of this machine.
        super.users=User:operator;User:ANONYMOUS
        """
                .formatted(jaas(OPERATOR));
    }

    private static String jaas(String user) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password(user));
    }

    private static String password(String user) {
        return "the-password-of-" + user;
    }

    /// The arguments with which the broker's data folder is formatted.
    private static List<String> users() {
        List<String> arguments = new ArrayList<>();
        Stream.concat(Stream.of(OPERATOR), Topics.ALL.stream().map(Topic::owner).distinct())
                .forEach(user -> {
                    arguments.add("--add-scram");
                    arguments.add("SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, password(user)));
                });
        return arguments;
    }

    private static JvmPart setUp(StackLayout layout) {
        List<String> arguments = new ArrayList<>(clientArguments(OPERATOR));
        arguments.add("--spring.kafka.bootstrap-servers=" + layout.bootstrapServers());
        arguments.add("--onbehalf.registry-url=" + layout.registryUrl());
        arguments.add("--onbehalf.registry-user=" + REGISTRY_USER.name());
        arguments.add("--onbehalf.acls=true");
        return new JvmPart(
                "set-up",
                "nowhere",
                layout.log("set-up"),
                layout.checkout().java(Topics.QUEUE_SERVICE, Service.FLAGS, SetUp.class.getName(), arguments),
                Map.of(Service.REGISTRY_PASSWORD, REGISTRY_USER.password()),
                () -> true);
    }

    private List<String> arguments(Service service) {
        String user =
                switch (service) {
                    case QUEUE -> Topics.QUEUE_SERVICE;
                    case CONVERSATION -> Topics.CONVERSATION_SERVICE;
                    case WRAPUP -> Topics.WRAPUP_SERVICE;
                    case GATEWAY -> Topics.AGENT_GATEWAY;
                };
        List<String> arguments = new ArrayList<>(clientArguments(user));
        arguments.add("--onbehalf.setup=await");
        arguments.add("--spring.profiles.active=");
        arguments.add("--onbehalf.issuer=" + issuer.url());
        arguments.add(
                "--spring.config.additional-location=" + SecuredStack.class.getResource(ISSUER_SETTINGS));
        return arguments;
    }

    private static List<String> clientArguments(String user) {
        return login(user).entrySet().stream()
                .map(setting -> "--spring.kafka.properties." + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    @Override
    public void close() {
        try {
            for (JvmPart part : services.reversed()) {
                part.stop();
            }
            for (JvmPart part : List.of(setUp, smsc, registry, broker)) {
                part.stop();
            }
            issuer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
