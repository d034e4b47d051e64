import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Scrapes the parts of a running stack with a Prometheus of its own, and requires that each query of each
/// panel has a series, that no rule has an error, and that no label tells of a user, a contact or a number.
///
/// It is one file and needs no library, so that it runs wherever there is a JDK.
final class Live {

    /// Some scrapes and evaluations after the first; a new stack's rates need two scrapes.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Pattern EXPRESSION = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern RULE_ERROR = Pattern.compile("\"lastError\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern VALUE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /// A label that would have as many values as there are people, and a value that may be a phone number.
    private static final Pattern PERSONAL =
            Pattern.compile("(user|agent|contact|phone|address|text|conversation|message)(_?id)?");

    private static final Pattern PHONE = Pattern.compile(".*\\+[0-9]{7,15}.*|[0-9]{9,15}");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private Live(int port) {
        this.url = "http://127.0.0.1:" + port + "/api/v1/";
    }

    /// @param args the path of prometheus, then the targets
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> targets = List.of(args).subList(1, args.length);
        Path folder = Files.createTempDirectory("onbehalf-live-");
        int port = freePort();
        Process prometheus = start(args[0], folder, port, targets);
        List<String> faults;
        try {
            faults = new Live(port).faults(prometheus, targets.size());
        } finally {
            prometheus.destroy();
            prometheus.waitFor();
        }
        faults.forEach(System.err::println);
        if (!faults.isEmpty()) {
            System.err.println("The log of Prometheus: " + folder.resolve("log"));
            System.exit(1);
        }
        delete(folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process start(String prometheus, Path folder, int port, List<String> targets)
            throws IOException {
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(
                config,
                """
                global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 2s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: onbehalf
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: [%s]}]
                """
                        .formatted(
                                Path.of("rules.yml").toAbsolutePath(),
                                targets.stream()
                                        .map(target -> '"' + target + '"')
                                        .collect(Collectors.joining(", "))));
        return new ProcessBuilder(
                        prometheus,
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private List<String> faults(Process prometheus, int targets) throws IOException, InterruptedException {
        Map<String, String> queries = queries();
        queries.put("targets", "count(up{job=\"onbehalf\"} == 1) == " + targets);
        int all = queries.size();
        Instant giveUpAt = Instant.now().plus(PATIENCE);
        List<String> faults = new ArrayList<>();
        while (!queries.isEmpty() && Instant.now().isBefore(giveUpAt) && prometheus.isAlive()) {
            Thread.sleep(PAUSE);
            faults.clear();
            for (var query : List.copyOf(queries.entrySet())) {
                String answer = get("query?query=" + encoded(query.getValue()));
                if (answer.startsWith("{\"status\":\"success\"") && !answer.contains("\"result\":[]")) {
                    queries.remove(query.getKey());
                } else {
                    String problem = answer.startsWith("{\"status\":\"success\"") ? "no series" : answer;
                    faults.add("%s: %s: %s".formatted(query.getKey(), problem, query.getValue()));
                }
            }
        }
        RULE_ERROR.matcher(get("rules")).results().forEach(error -> faults.add("rule: " + error.group(1)));
        faults.addAll(labels());
        System.out.printf(
                "%d of %d queries have series, from %d targets%n", all - queries.size(), all, targets);
        return faults;
    }

    /// The queries of all panels, by where they are.
    private static Map<String, String> queries() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(Path.of("dashboards"))) {
            for (Path file : files.sorted().toList()) {
                List<MatchResult> found = EXPRESSION.matcher(Files.readString(file)).results().toList();
                for (int i = 0; i < found.size(); i++) {
                    queries.put(
                            file.getFileName() + " " + (i + 1),
                            found.get(i)
                                    .group(1)
                                    .replace("\\\"", "\"")
                                    .replace("\\\\", "\\")
                                    .replace("$__rate_interval", "1m"));
                }
            }
        }
        Files.readString(Path.of("rules.yml"))
                .lines()
                .filter(line -> line.contains("- record: "))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .forEach(record -> queries.put("rules.yml " + record, record));
        return queries;
    }

    private List<String> labels() throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        for (String label : data(get("labels"))) {
            if (PERSONAL.matcher(label).matches()) {
                faults.add("label %s: tells of a person or of one call".formatted(label));
            }
            for (String value : data(get("label/" + label + "/values"))) {
                if (PHONE.matcher(value).matches()) {
                    faults.add("label %s: has a value that may be a phone number".formatted(label));
                }
            }
        }
        return faults;
    }

    /// The strings of an answer's data.
    private static List<String> data(String answer) {
        int data = answer.indexOf("\"data\":[");
        return data < 0
                ? List.of()
                : VALUE.matcher(answer.substring(data + "\"data\":".length()))
                        .results()
                        .map(value -> value.group(1))
                        .toList();
    }

    private String get(String path) throws InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "Prometheus does not answer: " + e.getMessage();
        }
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
