package io.onbehalf.kit.metrics;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.clients.ExportedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The rules, the dashboards and their README name what the parts export.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ObservedNamesTest {

    private static final Path FOLDER = Path.of("..", "deploy", "observe");

    /// The words of our own and of Kafka's metrics in a query.
    private static final Pattern METRIC = Pattern.compile("\\b(?:onbehalf|kafka)_[a-z0-9_]+\\b(?!\\s*=)");

    @Test
    void the_readme_lists_all_meters() throws IOException {
        assertThat(readme())
                .containsSubsequence(Stream.of(OnbehalfMeter.values()).map(ObservedNamesTest::row).toList());
    }

    private static String row(OnbehalfMeter meter) {
        String tags = String.join(", ", meter.tags().stream().map(tag -> "`" + tag + "`").toList());
        return "| `%s` | `%s` | %s | %s |"
                .formatted(meter.id(), meter.prometheusName(), tags, meter.meaning());
    }

    @Test
    void rules_and_dashboards_ask_for_what_is_exported() throws IOException {
        Set<String> exported =
                Stream.concat(
                                Stream.of(OnbehalfMeter.values()).map(OnbehalfMeter::prometheusName),
                                ExportedMetrics.LISTED.entries().stream()
                                        .map(entry -> entry.meterName().replace('.', '_')))
                        .collect(toCollection(TreeSet::new));
        Set<String> asked = new TreeSet<>();
        for (String query : queries()) {
            METRIC.matcher(query).results().forEach(word -> asked.add(word.group()));
        }

        assertThat(asked).hasSizeGreaterThan(30).isSubsetOf(exported);
    }

    @Test
    void every_meter_of_ours_is_on_a_dashboard() throws IOException {
        String all = String.join("\n", queries());

        assertThat(Stream.of(OnbehalfMeter.values()).map(OnbehalfMeter::prometheusName))
                .allMatch(all::contains);
    }

    @Test
    void every_alert_has_a_severity_a_test_and_a_line_in_the_runbook() throws IOException {
        String tests = Files.readString(FOLDER.resolve("rules_test.yml"));
        for (Map<String, Object> rule : rules()) {
            if (rule.get("alert") instanceof String alert) {
                Map<?, ?> labels = requireNonNull((Map<?, ?>) rule.get("labels"));
                Map<?, ?> annotations = requireNonNull((Map<?, ?>) rule.get("annotations"));
                String runbook = String.valueOf(annotations.get("runbook"));

                assertThat(String.valueOf(labels.get("severity"))).as(alert).isIn("page", "ticket", "none");
                assertThat(tests).contains("alertname: " + alert);
                assertThat(runbook).as(alert).startsWith("README.md#");
                assertThat(readme().stream().map(line -> "README.md#" + heading(line)))
                        .as(alert)
                        .contains(runbook);
            }
        }
    }

    private static String heading(String line) {
        return line.startsWith("### ") ? line.substring(4).toLowerCase(Locale.ROOT) : "";
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_panel_has_a_unit_and_a_query_and_the_source_of_the_variable(Path dashboard)
            throws IOException {
        JsonNode board = JsonMapper.shared().readTree(Files.readString(dashboard));

        assertThat(board.path("templating").path("list").get(0).path("name").asString(""))
                .isEqualTo("datasource");
        assertThat(board.path("panels"))
                .isNotEmpty()
                .allSatisfy(panel -> {
                    String title = panel.path("title").asString("");
                    assertThat(title).isNotBlank();
                    assertThat(panel.at("/fieldConfig/defaults/unit").asString("")).as(title).isNotBlank();
                    assertThat(panel.at("/datasource/uid").asString("")).as(title).isEqualTo("${datasource}");
                    assertThat(panel.path("targets"))
                            .as(title)
                            .isNotEmpty()
                            .allMatch(target -> !target.path("expr").asString("").isBlank())
                            .allMatch(target -> !target.path("legendFormat").asString("").isBlank());
                });
    }

    static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().toList();
        }
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (Path dashboard : dashboards()) {
            queries.addAll(
                    JsonMapper.shared().readTree(Files.readString(dashboard)).findValuesAsString("expr"));
        }
        rules().forEach(rule -> queries.add(String.valueOf(rule.get("expr"))));
        return queries;
    }

    @SuppressWarnings("unchecked") // as the file is
    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(FOLDER.resolve("rules.yml")));
        return requireNonNull((List<Map<String, Object>>) file.get("groups")).stream()
                .flatMap(group -> requireNonNull((List<Map<String, Object>>) group.get("rules")).stream())
                .toList();
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(FOLDER.resolve("README.md"));
    }
}
