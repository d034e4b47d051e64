package io.onbehalf.bench.faults;

import static java.util.Objects.requireNonNull;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.bench.stack.MovedClocks;
import io.onbehalf.bench.stack.SmallDisks;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.LocalPorts;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A stack that has two instances of each service. The second gateway's calls go to the second instances, and
/// the first gateway alone issues tokens.
final class FaultStack implements Stage {

    /// The machine may be busy with other things.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private static final String FIRST = "-1";
    private static final String SECOND = "-2";
    private static final List<Service> SERVICES =
            List.of(Service.QUEUE, Service.CONVERSATION, Service.WRAPUP, Service.GATEWAY);

    private final DisposableStack stack;
    private final Map<String, JvmPart> parts = new LinkedHashMap<>();
    private final Map<Service, Integer> ports = new LinkedHashMap<>();

    private FaultStack(DisposableStack stack) {
        this.stack = stack;
    }

    /// Starts all of it, with the demo data.
    ///
    /// @param build the checkout that has built the services; broker, registry and SMSC are the stack's own
    static FaultStack start(DisposableStack stack, Checkout build) throws InterruptedException {
        FaultStack two = new FaultStack(stack);
        two.parts.put(FaultTargets.BROKER, stack.broker());
        two.parts.put(FaultTargets.REGISTRY, stack.registry());
        two.parts.put(FaultTargets.SMSC, stack.smsc());
        JvmPart.startAll(List.copyOf(two.parts.values()), START_TIMEOUT);
        for (Service service : SERVICES) {
            two.parts.put(name(service) + FIRST, two.first(build, service));
        }
        two.startThose(FIRST);
        stack.createDemoData();
        two.addSecond(build);
        two.startThose(SECOND);
        return two;
    }

    private void addSecond(Checkout build) {
        List<Integer> free = LocalPorts.free(SERVICES.size());
        for (int i = 0; i < SERVICES.size(); i++) {
            ports.put(SERVICES.get(i), free.get(i));
        }
        for (Service service : SERVICES) {
            parts.put(name(service) + SECOND, second(build, service));
        }
    }

    private JvmPart first(Checkout build, Service service) {
        return stack.service(build, service, arguments(service));
    }

    private JvmPart second(Checkout build, Service service) {
        return stack.instance(
                build, service, name(service) + SECOND, port(service), secondArguments(service));
    }

    /// Stops an instance, and starts it as another checkout has built it, with the same state.
    void replace(String target, Checkout build) throws InterruptedException, IOException {
        JvmPart before = part(target);
        before.stop();
        Path log = before.log();
        Files.move(log, log.resolveSibling("%s.%d".formatted(log.getFileName(), System.currentTimeMillis())));
        Service service = serviceOf(target);
        JvmPart after = target.endsWith(FIRST) ? first(build, service) : second(build, service);
        parts.put(target, after);
        after.start().awaitReady(START_TIMEOUT);
    }

    private static Service serviceOf(String target) {
        return SERVICES.stream()
                .filter(service -> target.startsWith(name(service)))
                .findFirst()
                .orElseThrow();
    }

    private void startThose(String ending) throws InterruptedException {
        JvmPart.startAll(
                parts.entrySet().stream()
                        .filter(part -> part.getKey().endsWith(ending))
                        .map(Map.Entry::getValue)
                        .toList(),
                START_TIMEOUT);
    }

    private String[] arguments(Service service) {
        return service == Service.CONVERSATION
                ? new String[] {"--onbehalf.carrier.pacing.enabled=false"}
                : new String[0];
    }

    private String[] secondArguments(Service service) {
        return service == Service.GATEWAY
                ? new String[] {
                    "--spring.profiles.active=default",
                    "--onbehalf.gateway.queue-service=" + url(Service.QUEUE),
                    "--onbehalf.gateway.conversation-service=" + url(Service.CONVERSATION),
                    "--onbehalf.gateway.wrapup-service=" + url(Service.WRAPUP)
                }
                : arguments(service);
    }

    private URI url(Service service) {
        return StackLayout.url(port(service), "");
    }

    private int port(Service service) {
        return requireNonNull(ports.get(service));
    }

    private static String name(Service service) {
        return switch (service) {
            case QUEUE -> "queue-service";
            case CONVERSATION -> "conversation-service";
            case WRAPUP -> "wrapup-service";
            case GATEWAY -> "agent-gateway";
        };
    }

    MovedClocks clocks() {
        return stack.clocks();
    }

    SmallDisks disks() {
        return stack.disks();
    }

    @Override
    public StackLayout layout() {
        return stack.layout();
    }

    /// A part by its name in [FaultTargets].
    JvmPart part(String target) {
        return requireNonNull(parts.get(target), target);
    }

    /// All parts; those that others need stand before them.
    Collection<JvmPart> parts() {
        return List.copyOf(parts.values());
    }

    @Override
    public List<ApiUser> signIn(String user) throws InterruptedException {
        ApiUser first = new Api(layout().gatewayUrl()).signIn(user);
        Api second = new Api(url(Service.GATEWAY));
        return List.of(first, new ApiUser(second, user, first.userId(), first.token()));
    }

    @Override
    public void gather() {
        // They are written to where they belong.
    }
}
