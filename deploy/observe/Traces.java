import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Takes the traces of a running stack, as an operator's backend does, and requires that each part sends its spans,
/// and that none tells of a number or a text.
///
/// It is one file and needs no library: in OTLP's bytes names and attributes stand as they are. How spans hang
/// together is tested with the services.
final class Traces {

    /// What an agent's day leaves, as the part and the span's name.
    private static final List<Sent> EXPECTED =
            List.of(
                    new Sent("agent-gateway", "POST /api/v2/conversations"),
                    new Sent("queue-service", "GET /api/v2/routing/queues"),
                    new Sent("conversation-service", "send ComposeRequested"),
                    new Sent("conversation-service", "decide ComposeRequested"),
                    new Sent("conversation-service", "submit_sm"),
                    new Sent("conversation-service", "deliver_sm"),
                    new Sent("wrapup-service", "decide WrapupRequested"));

    /// A number of a telephone, with or without its plus; the demo's texts all have one of these words.
    private static final Pattern PERSONAL =
            Pattern.compile("(?<![0-9A-Za-z-])(\\+|%2B)?[1-9][0-9]{9,14}(?![0-9A-Za-z-])|parcel|Thank you!");

    private final Set<Sent> missing = ConcurrentHashMap.newKeySet();
    private final Set<String> personal = ConcurrentHashMap.newKeySet();

    private record Sent(String part, String span) {}

    /// Listens until it is asked to end. Then it tells what is missing; the exit status is 0 if nothing is.
    ///
    /// @param args the address and the port on which it listens
    public static void main(String[] args) throws IOException {
        var traces = new Traces();
        var address = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", traces::receive);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(traces.report())));
        server.start();
    }

    private Traces() {
        missing.addAll(EXPECTED);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String spans = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            PERSONAL.matcher(spans).results().forEach(found -> personal.add(hidden(found.group())));
            missing.removeIf(sent -> spans.contains(sent.part()) && spans.contains(sent.span()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /// What tells of a person is not told here either.
    private static String hidden(String found) {
        return found.substring(0, 3) + "…";
    }

    private int report() {
        missing.forEach(sent -> System.out.printf("no span \"%s\" of %s came%n", sent.span(), sent.part()));
        new TreeSet<>(personal).forEach(each -> System.out.println("a span tells of a person: " + each));
        System.out.printf("%d of %d kinds of spans came%n", EXPECTED.size() - missing.size(), EXPECTED.size());
        return missing.isEmpty() && personal.isEmpty() ? 0 : 1;
    }
}
