package io.onbehalf.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where each part listens, always on 127.0.0.1.
public record Ports(
        int gateway,
        int registry,
        int registryManagement,
        int broker,
        int controller,
        int queueService,
        int conversationService,
        int wrapupService,
        int smsc,
        int smscControl) {

    public static final String HOST = "127.0.0.1";

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(HOST);
    private static final int CONNECT_MILLIS = 300;

    /// The documented ports, all moved by the same number.
    public static Ports standard(int offset) {
        return new Ports(
                8080 + offset,
                8081 + offset,
                9000 + offset,
                9092 + offset,
                9093 + offset,
                8101 + offset,
                8102 + offset,
                8103 + offset,
                2775 + offset,
                2776 + offset);
    }

    /// Ports that nobody uses now, for tests.
    public static Ports free() {
        List<Integer> free = free(10);
        return new Ports(
                free.get(0),
                free.get(1),
                free.get(2),
                free.get(3),
                free.get(4),
                free.get(5),
                free.get(6),
                free.get(7),
                free.get(8),
                free.get(9));
    }

    /// So many different ports that nobody uses now.
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

    /// Fails if another program listens on one of them.
    public void requireFree() {
        requireFree(true);
    }

    /// The same, but without the simulator's ports where it will not run: a foreign SMSC may listen there.
    void requireFree(boolean withSimulator) {
        byPart(withSimulator).forEach(Ports::requireFree);
    }

    private Map<String, Integer> byPart(boolean withSimulator) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("broker", broker);
        ports.put("broker's controller", controller);
        ports.put("registry", registry);
        ports.put("registry's management", registryManagement);
        ports.put("queue-service", queueService);
        ports.put("conversation-service", conversationService);
        ports.put("wrapup-service", wrapupService);
        ports.put("gateway", gateway);
        if (withSimulator) {
            ports.put("SMSC simulator", smsc);
            ports.put("SMSC simulator's control", smscControl);
        }
        return ports;
    }

    private static void requireFree(String part, int port) {
        if (answers(port) || !canBind(port)) {
            throw new Failure(
                    "port %d of the %s is taken by another program: stop that, or move all ports with --port-offset N."
                            .formatted(port, part));
        }
    }

    static boolean answers(int port) {
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
