package io.onbehalf.local.stack;

import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.RegistryUser;
import io.onbehalf.local.layout.SecretKey;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmFlags;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.process.Probe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Onbehalf's own services, and the command line and environment of their instances.
public enum Service {
    QUEUE("queue-service", "io.onbehalf.queue.QueueService", Port.QUEUE_SERVICE, Port.QUEUE_MANAGEMENT),
    CONVERSATION(
            "conversation-service",
            "io.onbehalf.conversation.ConversationService",
            Port.CONVERSATION_SERVICE,
            Port.CONVERSATION_MANAGEMENT),
    WRAPUP("wrapup-service", "io.onbehalf.wrapup.WrapupService", Port.WRAPUP_SERVICE, Port.WRAPUP_MANAGEMENT),
    GATEWAY("agent-gateway", "io.onbehalf.gateway.AgentGateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT);

    /// Lets the system choose a free one, for an instance that has none in the layout.
    private static final int ANY_PORT = 0;

    /// The environment variable of the registry's password.
    public static final String REGISTRY_PASSWORD = "ONBEHALF_REGISTRYPASSWORD";

    /// The flags of their JVMs.
    public static final List<String> FLAGS = JvmFlags.small("-Xmx256m", "-XX:+UseCompactObjectHeaders");

    private final String module;
    private final String main;
    private final Port port;
    private final Port management;

    Service(String module, String main, Port port, Port management) {
        this.module = module;
        this.main = main;
        this.port = port;
        this.management = management;
    }

    /// The only instance, on the layout's port.
    public JvmPart part(StackLayout layout) {
        return part(layout, List.of());
    }

    /// The only instance.
    ///
    /// @param extraArguments `--key=value`; each replaces the default argument of the same key
    public JvmPart part(StackLayout layout, List<String> extraArguments) {
        return part(layout, extraArguments, FLAGS);
    }

    /// The only instance, with other JVM flags than those for parts that share a laptop.
    public JvmPart part(StackLayout layout, List<String> extraArguments, List<String> flags) {
        PortPair ports = new PortPair(layout.ports().of(port), layout.ports().of(management));
        return instance(layout, module, ports, extraArguments, flags);
    }

    /// One instance of several, each with its own name, port and state. Its management port is any free one,
    /// unless an argument names one.
    public JvmPart instance(StackLayout layout, String name, int port, List<String> extraArguments) {
        return instance(layout, name, new PortPair(port, ANY_PORT), extraArguments, FLAGS);
    }

    private JvmPart instance(
            StackLayout layout,
            String name,
            PortPair ports,
            List<String> extraArguments,
            List<String> flags) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments(layout, name, ports).forEach(argument -> arguments.put(key(argument), argument));
        extraArguments.forEach(argument -> arguments.put(key(argument), argument));
        return new JvmPart(
                name,
                Ports.HOST + ":" + ports.calls(),
                layout.log(name),
                layout.checkout().java(module, flags, main, List.copyOf(arguments.values())),
                environment(layout),
                Probe.http(StackLayout.url(ports.calls(), "/readyz")));
    }

    /// Spring joins the values of a repeated argument, so each key may occur only once.
    private static String key(String argument) {
        return argument.split("=", 2)[0];
    }

    /// The secrets: every user of the machine can read a command line.
    Map<String, String> environment(StackLayout layout) {
        Map<String, String> secrets = new LinkedHashMap<>();
        switch (this) {
            case GATEWAY -> secrets.put("ONBEHALF_SESSION_KEY", SecretKey.SESSION.in(layout.data()));
            case CONVERSATION -> {
                secrets.putAll(SmscAccountArguments.environment(layout.smsc()));
                secrets.put("ONBEHALF_IDENTITY_KEY", SecretKey.IDENTITY.in(layout.data()));
            }
            case QUEUE, WRAPUP -> {}
        }
        RegistryUser user = layout.registryUser();
        if (user != null) {
            secrets.put(REGISTRY_PASSWORD, user.password());
        }
        return secrets;
    }

    /// The port for calls, and that for health and metrics.
    record PortPair(int calls, int management) {}

    /// Demo, tests and measurements make more calls as one user than a person does.
    List<String> arguments(StackLayout layout, String name, PortPair ports) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.address=" + Ports.HOST);
        arguments.add("--server.port=" + ports.calls());
        arguments.add("--management.server.address=" + Ports.HOST);
        arguments.add("--management.server.port=" + ports.management());
        arguments.add("--onbehalf.issuer=" + layout.gatewayUrl());
        RegistryUser user = layout.registryUser();
        if (user != null) {
            arguments.add("--onbehalf.registry-user=" + user.name());
        }
        arguments.add("--onbehalf.caller-share=1");
        arguments.addAll(
                this == GATEWAY ? gatewayArguments(layout) : serviceArguments(layout, ports.calls()));
        arguments.add("--onbehalf.state-dir=" + layout.data().resolve("state").resolve(name));
        return arguments;
    }

    private static List<String> gatewayArguments(StackLayout layout) {
        return List.of(
                "--spring.profiles.active=local",
                "--onbehalf.local.signing-key=" + layout.signingKey(),
                "--spring.kafka.bootstrap-servers=" + layout.bootstrapServers(),
                "--onbehalf.registry-url=" + layout.registryUrl(),
                "--onbehalf.gateway.queue-service=" + layout.url(Port.QUEUE_SERVICE, ""),
                "--onbehalf.gateway.conversation-service=" + layout.url(Port.CONVERSATION_SERVICE, ""),
                "--onbehalf.gateway.wrapup-service=" + layout.url(Port.WRAPUP_SERVICE, ""),
                "--onbehalf.gateway.calls-per-minute=1000000");
    }

    private List<String> serviceArguments(StackLayout layout, int port) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.kafka.bootstrap-servers=" + layout.bootstrapServers());
        arguments.add("--onbehalf.registry-url=" + layout.registryUrl());
        arguments.add("--onbehalf.advertised-address=" + Ports.HOST + ":" + port);
        if (this == CONVERSATION) {
            arguments.addAll(SmscAccountArguments.of(layout.smsc()));
        }
        return arguments;
    }
}
