import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Takes the traces of a running stack, as an operator's backend does, and requires that each part sends its spans,
/// and that none tells of a number.
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

    /// A number as it stands in events and URLs; a queue's begins in the same way.
    private static final Pattern NUMBER = Pattern.compile("(\\+|%2B)[0-9]{9,15}");

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Set<Sent> missing = ConcurrentHashMap.newKeySet();
    private final Set<String> numbers = ConcurrentHashMap.newKeySet();

    private record Sent(String part, String span) {}

    /// Ends with 0 once all has come; tells what is missing when it is ended before.
    ///
    /// @param args the address and the port on which it listens
    public static void main(String[] args) throws IOException, InterruptedException {
        var traces = new Traces();
        var address = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", traces::receive);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(traces::report));
        while (!traces.missing.isEmpty()) {
            Thread.sleep(PAUSE);
        }
        System.exit(traces.numbers.isEmpty() ? 0 : 1);
    }

    private Traces() {
        missing.addAll(EXPECTED);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String spans = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            missing.removeIf(sent -> spans.contains(sent.part()) && spans.contains(sent.span()));
            NUMBER.matcher(spans).results().forEach(number -> numbers.add("…" + number.group().substring(6)));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void report() {
        missing.forEach(sent -> System.out.printf("no span \"%s\" of %s came%n", sent.span(), sent.part()));
        new TreeSet<>(numbers).forEach(number -> System.out.println("a span has the number " + number));
        System.out.printf("%d of %d kinds of spans came%n", EXPECTED.size() - missing.size(), EXPECTED.size());
    }
}
