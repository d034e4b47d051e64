package io.onbehalf.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts that are ours, and how an instance of each is started.
public enum Service {
    QUEUE("queue-service", "io.onbehalf.queue.QueueService"),
    CONVERSATION("conversation-service", "io.onbehalf.conversation.ConversationService"),
    WRAPUP("wrapup-service", "io.onbehalf.wrapup.WrapupService"),
    GATEWAY("agent-gateway", "io.onbehalf.gateway.AgentGateway");

    /// Six JVMs share a laptop's cores: the second compiler would take half of them for the first minutes.
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseCompactObjectHeaders");

    private final String module;
    private final String main;

    Service(String module, String main) {
        this.module = module;
        this.main = main;
    }

    /// The only instance, on the site's own port.
    public JvmPart on(Site site) {
        return instance(site, module, port(site.ports()), List.of());
    }

    /// One instance of several, each with its own name, port and state; an extra `--key=value` replaces ours.
    public JvmPart instance(Site site, String name, int port, List<String> extraArguments) {
        return instance(site, name, port, extraArguments, FLAGS);
    }

    /// The same in a JVM with other flags than those for a laptop that six of them share.
    public JvmPart instance(
            Site site, String name, int port, List<String> extraArguments, List<String> flags) {
        Map<String, String> arguments = new LinkedHashMap<>();
        settings(site, name, port).forEach(argument -> arguments.put(key(argument), argument));
        extraArguments.forEach(argument -> arguments.put(key(argument), argument));
        return new JvmPart(
                name,
                Ports.HOST + ":" + port,
                site.log(name),
                site.home().java(module, flags, main, List.copyOf(arguments.values())),
                environment(site),
                Probe.http(Site.http(port, "/actuator/health/readiness")));
    }

    /// Spring joins the values of a repeated argument, so each may be there only once.
    private static String key(String argument) {
        return argument.split("=", 2)[0];
    }

    private int port(Ports ports) {
        return switch (this) {
            case QUEUE -> ports.queueService();
            case CONVERSATION -> ports.conversationService();
            case WRAPUP -> ports.wrapupService();
            case GATEWAY -> ports.gateway();
        };
    }

    /// What is secret; everybody on the machine can read a command line.
    Map<String, String> environment(Site site) {
        if (this != CONVERSATION) {
            return Map.of();
        }
        Map<String, String> secrets = new LinkedHashMap<>(Carrier.environment(site.smsc()));
        secrets.put("ONBEHALF_IDENTITY_KEY", DataFolder.identityKey(site.data()));
        return secrets;
    }

    List<String> settings(Site site, String name, int port) {
        List<String> settings = new ArrayList<>();
        settings.add("--server.address=" + Ports.HOST);
        settings.add("--server.port=" + port);
        settings.add("--onbehalf.issuer=" + site.gatewayUrl());
        settings.addAll(this == GATEWAY ? gateway(site.ports()) : service(site, name, port));
        return settings;
    }

    private static List<String> gateway(Ports ports) {
        return List.of(
                "--spring.profiles.active=local",
                "--onbehalf.gateway.queue-service=" + Site.http(ports.queueService(), ""),
                "--onbehalf.gateway.conversation-service=" + Site.http(ports.conversationService(), ""),
                "--onbehalf.gateway.wrapup-service=" + Site.http(ports.wrapupService(), ""));
    }

    private List<String> service(Site site, String name, int port) {
        List<String> settings = new ArrayList<>();
        settings.add("--spring.kafka.bootstrap-servers=" + site.bootstrapServers());
        settings.add("--onbehalf.registry-url=" + site.registryUrl());
        settings.add("--onbehalf.advertised-address=" + Ports.HOST + ":" + port);
        settings.add("--onbehalf.state-dir=" + site.data().resolve("state").resolve(name));
        if (this == CONVERSATION) {
            settings.addAll(Carrier.arguments(site.smsc()));
        }
        return settings;
    }
}
