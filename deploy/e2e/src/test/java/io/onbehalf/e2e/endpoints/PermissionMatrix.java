package io.onbehalf.e2e.endpoints;

import static java.util.Objects.requireNonNull;

import io.onbehalf.e2e.contract.ApiOperation;
import io.onbehalf.e2e.fixture.TestUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// How each call is answered to whom, from `api/permission-matrix.txt`.
final class PermissionMatrix {

    /// The callers, each in their column.
    static final Map<TestUser, Integer> COLUMNS =
            Map.of(
                    TestUser.FAY, 0, // another organization's, with every permission
                    TestUser.NORA, 1, // without permissions
                    TestUser.BEN, 1, // an agent of another queue
                    TestUser.HANNA, 1, // a former member
                    TestUser.AMY, 2, // the queue's member, who has the conversation
                    TestUser.SUE, 3,
                    TestUser.ADMIN, 3);

    private static final String OWN = "own";

    private final List<Row> rows;

    private PermissionMatrix(List<Row> rows) {
        this.rows = rows;
    }

    /// @param answers one per column
    private record Row(String call, List<String> answers) {}

    static PermissionMatrix read() {
        List<Row> rows = new ArrayList<>();
        List<String> answers = List.of();
        for (String line : lines()) {
            if (line.startsWith("== ")) {
                answers = List.of(line.substring(3).split(" \\| "));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(new Row(line, answers));
            }
        }
        return new PermissionMatrix(rows);
    }

    private static List<String> lines() {
        try (InputStream file = PermissionMatrix.class.getResourceAsStream("/api/permission-matrix.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> calls() {
        return rows.stream().map(Row::call).toList();
    }

    /// The expected status and code; the status alone if the call is answered as the document says.
    String answer(ApiOperation operation, TestUser caller) {
        String answer = row(operation).answers().get(requireNonNull(COLUMNS.get(caller)));
        if (!answer.equals(OWN) && !mayCall(operation, caller)) {
            return "403 missing.permissions";
        }
        return answer.equals(OWN) || answer.equals("ok") ? operation.successStatus() + " " : answer;
    }

    private static boolean mayCall(ApiOperation operation, TestUser caller) {
        return operation.permissions().isEmpty()
                || !Collections.disjoint(operation.permissions(), caller.permissions());
    }

    private Row row(ApiOperation operation) {
        return rows.stream().filter(row -> row.call().equals(operation.call())).findFirst().orElseThrow();
    }
}
