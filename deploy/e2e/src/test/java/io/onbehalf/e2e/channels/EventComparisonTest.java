package io.onbehalf.e2e.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventComparisonTest {

    private static final String READ =
            """
            {"id": "c", "sequence": 3, "participants": [{"state": "connected", "attributes": {}, "messages": [
             {"messageId": "m1", "messageStatus": "sent"}, {"messageId": "m2", "messageStatus": "queued"}]}]}
            """;

    @Test
    void an_event_with_the_last_message_alone_says_what_a_read_says() {
        assertThat(differences(event("connected", "queued", ""))).isEmpty();
    }

    @Test
    void another_value_differs() {
        assertThat(differences(event("alerting", "sent", "")))
                .containsExactly(
                        "participants/0/messages/m2/messageStatus: told 'sent', read 'queued'",
                        "participants/0/state: told 'alerting', read 'connected'");
    }

    @Test
    void so_does_a_field_that_only_one_of_both_has() {
        assertThat(differences(event("connected", "queued", ", \"mood\": \"good\"")))
                .containsExactly("participants/0/mood: told 'good', read 'null'");
        assertThat(differences("{\"id\": \"c\", \"participants\": []}"))
                .contains("participants/0/state: read 'connected', not told");
    }

    private static String event(String state, String status, String more) {
        return """
        {"id": "c", "participants": [{"state": "%s", "messages": [
         {"message": {"id": "m2"}, "messageStatus": "%s"}]%s}]}
        """
                .formatted(state, status, more);
    }

    private static List<String> differences(String event) {
        JsonMapper json = JsonMapper.shared();
        return EventComparison.MEDIA.differences(json.readTree(event), json.readTree(READ));
    }
}
