package io.onbehalf.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.contract.ApiContract;
import io.onbehalf.e2e.contract.SampleValues;
import io.onbehalf.e2e.fuzz.CertainFaults.Faulty;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CertainFaultsTest {

    private static final List<Faulty> FAULTS =
            new CertainFaults(ApiContract.served(), SampleValues.all()).all();

    @Test
    void a_call_has_each_kind_of_fault_that_its_document_names() {
        assertThat(of("POST /api/v2/conversations/messages"))
                .contains(
                        "/queueId: missing",
                        "/queueId: no uuid",
                        "/toAddress: too long",
                        "/toAddress: empty",
                        "/useExistingConversation: another kind",
                        "body: another kind");
        assertThat(of("POST /api/v2/routing/queues"))
                .contains(
                        "/acwSettings/wrapupPrompt: no choice",
                        "/mediaSettings/message/alertingTimeoutSeconds: too large",
                        "/mediaSettings/message/alertingTimeoutSeconds: too small");
        assertThat(of("POST /api/v2/routing/queues/{queueId}/members"))
                .contains("/0/id: missing", "/0: another kind", "queueId: no id");
        assertThat(of("GET /api/v2/routing/queues"))
                .contains("pageSize: too large", "pageSize: another kind");
    }

    @Test
    void a_call_has_one_fault() {
        assertThat(FAULTS)
                .filteredOn(faulty -> faulty.fault().equals("/toAddress: missing"))
                .filteredOn(faulty ->
                        faulty.call().operation().call().equals("POST /api/v2/conversations/messages"))
                .singleElement()
                .satisfies(faulty -> assertThat(faulty.call().body()).contains("queueId", "sms"));
    }

    private static List<String> of(String call) {
        return FAULTS.stream()
                .filter(faulty -> faulty.call().operation().call().equals(call))
                .map(Faulty::fault)
                .toList();
    }
}
