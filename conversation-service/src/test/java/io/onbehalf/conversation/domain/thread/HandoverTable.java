package io.onbehalf.conversation.domain.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of who has a conversation, as Markdown in this module's README: events as rows, states as
/// columns.
final class HandoverTable {

    private static final String BEGIN = "<!-- who has it: written by HandoverTableTest -->\n";
    private static final String END = "<!-- end of who has it -->\n";

    private HandoverTable() {}

    /// A cell's text: who has the conversation after the event.
    static String outcome(HandoverThread before, HandoverThread after) {
        return after.refusal()
                .map("refused: `%s`"::formatted)
                .orElseGet(() ->
                        before.holder().equals(after.holder())
                                ? "unchanged"
                                : opening(before, after) + after.holder().replace("ended", "ends"));
    }

    private static String opening(HandoverThread before, HandoverThread after) {
        return after.since(before).stream()
                .map(event ->
                        switch (event) {
                            case ConversationStarted _ -> "a new one ";
                            case ConversationResumed _ -> "continues, ";
                            default -> "";
                        })
                .collect(Collectors.joining());
    }

    /// The README with the table as the decider has it now.
    static String writtenInto(String readme) {
        int begin = begin(readme);
        return readme.substring(0, begin) + markdown() + readme.substring(readme.indexOf(END));
    }

    /// The README's text of a cell; empty if it has no such row or column.
    static String cell(String readme, HandoverState state, HandoverEvent event) {
        String table = readme.substring(begin(readme), readme.indexOf(END));
        int column = cells(table, "").indexOf(title(state));
        List<String> row = cells(table, event.title());
        return column > 0 && column < row.size() ? row.get(column) : "";
    }

    private static List<String> cells(String table, String title) {
        return table.lines()
                .map(line -> Arrays.stream(line.split("\\|", -1)).skip(1).map(String::strip).toList())
                .filter(row -> row.getFirst().equals(title))
                .findFirst()
                .orElse(List.of());
    }

    private static int begin(String readme) {
        assertThat(readme).as("the marks around the table").containsSubsequence(BEGIN, END);
        return readme.indexOf(BEGIN) + BEGIN.length();
    }

    private static String markdown() {
        return row("", HandoverTable::title)
                + "|---".repeat(1 + HandoverState.values().length)
                + "|\n"
                + Stream.of(HandoverEvent.values()).map(HandoverTable::row).collect(Collectors.joining());
    }

    private static String title(HandoverState state) {
        return "**%s**".formatted(state.title());
    }

    private static String row(HandoverEvent event) {
        return row(
                event.title(),
                state -> {
                    HandoverThread before = state.thread();
                    return outcome(before, before.after(event.requests(state)));
                });
    }

    private static String row(String title, Function<HandoverState, String> cell) {
        return Stream.of(HandoverState.values())
                .map(cell)
                .collect(Collectors.joining(" | ", "| %s | ".formatted(title), " |\n"));
    }
}
