package io.onbehalf.e2e.endpoints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the table of endpoints in the gateway's README.
///
/// A row without a path or a service has those of the row above; ¹ at a path stands for the same path without
/// `messages/` too.
public final class ReadmeTable {

    private static final String HEAD = "| path | method | permissions | service |";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`( ¹)?");
    private static final Pattern METHOD = Pattern.compile("\\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\\b");

    private ReadmeTable() {}

    static List<Endpoint> read(Path readme) {
        List<Endpoint> endpoints = new ArrayList<>();
        List<String> paths = List.of();
        String service = "";
        for (String row : rows(readme)) {
            String[] cells = row.split("\\|", -1);
            paths = cells[1].isBlank() ? paths : paths(cells[1]);
            service = cells[4].isBlank() ? service : cells[4].strip();
            Set<String> permissions =
                    CODE.matcher(cells[3]).results().map(code -> code.group(1)).collect(Collectors.toSet());
            for (String method : methods(cells[2])) {
                for (String path : paths) {
                    endpoints.add(
                            new Endpoint(Endpoint.call(method, "/api/v2" + path), service, permissions));
                }
            }
        }
        return endpoints;
    }

    /// The calls by POST that read.
    public static Set<String> postedReads(Path readme) {
        return rows(readme).stream()
                .map(row -> row.split("\\|", -1))
                .filter(cells -> cells[2].contains("POST (a read"))
                .flatMap(cells -> paths(cells[1]).stream())
                .map(path -> Endpoint.call("POST", "/api/v2" + path))
                .collect(Collectors.toSet());
    }

    private static List<String> rows(Path readme) {
        try (Stream<String> lines = Files.lines(readme)) {
            return lines.dropWhile(line -> !line.equals(HEAD))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> paths(String cell) {
        return CODE.matcher(cell)
                .results()
                .flatMap(code ->
                        code.group(2) == null
                                ? Stream.of(code.group(1))
                                : Stream.of(code.group(1), code.group(1).replace("messages/", "")))
                .toList();
    }

    /// What is in brackets explains the method.
    private static List<String> methods(String cell) {
        return METHOD.matcher(cell.replaceAll("\\(.*?\\)", "")).results().map(MatchResult::group).toList();
    }
}
