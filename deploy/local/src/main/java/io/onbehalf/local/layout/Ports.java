package io.onbehalf.local.layout;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The port numbers of a stack, all on 127.0.0.1.
public record Ports(Map<Port, Integer> numbers) {

    public static final String HOST = "127.0.0.1";

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(HOST);
    private static final int CONNECT_MILLIS = 300;

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /// The documented ports, all moved by the same number.
    public static Ports standard(int offset) {
        return of(port -> port.standard() + offset);
    }

    /// Ports that are free now, for tests.
    public static Ports free() {
        Iterator<Integer> free = free(Port.values().length).iterator();
        return of(_ -> free.next());
    }

    private static Ports of(ToIntFunction<Port> number) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, number.applyAsInt(port));
        }
        return new Ports(numbers);
    }

    /// That many different ports that are free now.
    public static List<Integer> free(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, LOOPBACK));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new IllegalStateException("no free port on " + HOST, e);
        } finally {
            sockets.forEach(Ports::close);
        }
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
        if (answers(port) || !canBind(port)) {
            throw new Failure(
                    "port %d of the %s is taken by another program: stop that, or move all ports with --port-offset N."
                            .formatted(port, owner));
        }
    }

    /// Whether a program accepts connections there.
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("port %d cannot be closed".formatted(socket.getLocalPort()), e);
        }
    }
}
