package io.onbehalf.conversation.domain.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who has a conversation after each event in each state: the table in this module's README, cell by cell.
///
/// `mvn -pl conversation-service test -Dtest=HandoverTableTest -Dreadme.write=true` writes the table.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HandoverTableTest {

    private static final Path README = Path.of("README.md");

    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, HandoverTable.writtenInto(Files.readString(README)));
        }
    }

    @Test
    void the_readme_has_the_table_as_the_decider_decides() throws IOException {
        String readme = Files.readString(README);
        assertThat(readme).as("-Dreadme.write=true writes it").isEqualTo(HandoverTable.writtenInto(readme));
    }

    @ParameterizedTest
    @EnumSource
    void a_state_is_what_its_title_says(HandoverState state) {
        assertThat(state.title()).startsWith(state.thread().holder());
    }

    @TestFactory
    Stream<DynamicTest> every_event_in_every_state() throws IOException {
        String readme = Files.readString(README);
        return Stream.of(HandoverState.values())
                .flatMap(state -> Stream.of(HandoverEvent.values()).map(event -> test(readme, state, event)));
    }

    private static DynamicTest test(String readme, HandoverState state, HandoverEvent event) {
        List<ThreadRequest> requests = event.requests(state);
        HandoverThread before = state.thread();
        HandoverThread after = before.replayed().after(requests);
        String outcome = HandoverTable.outcome(before, after);
        String name = "%s / %s -> %s".formatted(state.title(), event.title(), outcome);
        return dynamicTest(
                name,
                () -> {
                    assertThat(outcome).as(name).isEqualTo(HandoverTable.cell(readme, state, event));
                    requireHolder(after);
                    requireNothingChangedByRefusal(before, after);
                    requireWrapupOwed(before, after);
                    requireSameAfterKill(before, List.of());
                    requireSameAfterKill(after, requests);
                });
    }

    /// An open conversation has an agent or a queue, and nobody twice.
    private static void requireHolder(HandoverThread thread) {
        if (thread.state().last() instanceof Open open) {
            assertThat(open.holder()).as("the holder").isPresent();
            assertThat(open.customer()).as("the contact").isPresent();
            assertThat(open.participants()).extracting(Object::getClass).doesNotHaveDuplicates();
        }
    }

    private static void requireNothingChangedByRefusal(HandoverThread before, HandoverThread after) {
        if (after.refusal().isPresent()) {
            assertThat(after.state()).isEqualTo(before.state());
        }
    }

    /// The agent who has it no longer owes the wrap-up of their stint.
    private static void requireWrapupOwed(HandoverThread before, HandoverThread after) {
        if (before.state().last() instanceof Open open) {
            open.agent()
                    .filter(agent -> !isConnected(after, agent))
                    .ifPresent(agent ->
                            assertThat(after.state().ended().of(agent.ref().participantId()))
                                    .contains(agent));
        }
    }

    private static boolean isConnected(HandoverThread thread, Agent agent) {
        return thread.state().last() instanceof Open open
                && open.agent().filter(each -> each.is(agent.ref().participantId())).isPresent();
    }

    /// After a kill the log gives the same state, and the same request leaves the conversation with whoever
    /// has it.
    private static void requireSameAfterKill(HandoverThread thread, List<ThreadRequest> requests) {
        HandoverThread replayed = thread.replayed();
        assertThat(replayed.state()).isEqualTo(thread.state());
        assertThat(replayed.after(requests).holder()).isEqualTo(thread.holder());
    }
}
