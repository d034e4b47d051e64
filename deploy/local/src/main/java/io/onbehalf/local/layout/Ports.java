package io.onbehalf.local.layout;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.Failure;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The port numbers of a stack, all on 127.0.0.1.
public record Ports(Map<Port, Integer> numbers) {

    public static final String HOST = "127.0.0.1";

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /// The documented ports, all moved by the same number.
    public static Ports standard(int offset) {
        return of(port -> port.standard() + offset);
    }

    /// Ports that are free now, for tests.
    public static Ports free() {
        Iterator<Integer> free = LocalPorts.free(Port.values().length).iterator();
        return of(_ -> free.next());
    }

    private static Ports of(ToIntFunction<Port> number) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, number.applyAsInt(port));
        }
        return new Ports(numbers);
    }

    public int of(Port port) {
        return requireNonNull(numbers.get(port));
    }

    /// `127.0.0.1` and the port's number.
    public String address(Port port) {
        return HOST + ":" + of(port);
    }

    /// Throws if another program listens on one of them.
    public void requireFree() {
        requireFree(EnumSet.allOf(Port.class));
    }

    /// Throws if another program listens on one of the given ports.
    public void requireFree(Collection<Port> ports) {
        ports.forEach(port -> requireFree(port.owner(), of(port)));
    }

    private static void requireFree(String owner, int port) {
        if (LocalPorts.answers(port) || !LocalPorts.canBind(port)) {
            throw new Failure(
                    "port %d of the %s is taken by another program: stop that, or move all ports with --port-offset N."
                            .formatted(port, owner));
        }
    }
}
