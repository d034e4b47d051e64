package io.onbehalf.e2e.responses;

import static io.onbehalf.e2e.fixture.Answers.ids;
import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.api.ResponseManagementApi;
import com.mypurecloud.sdk.v2.model.DomainEntityRef;
import com.mypurecloud.sdk.v2.model.Library;
import com.mypurecloud.sdk.v2.model.Response;
import com.mypurecloud.sdk.v2.model.ResponseFilter;
import com.mypurecloud.sdk.v2.model.ResponseFilter.OperatorEnum;
import com.mypurecloud.sdk.v2.model.ResponseQueryRequest;
import com.mypurecloud.sdk.v2.model.ResponseSubstitution;
import com.mypurecloud.sdk.v2.model.ResponseText;
import com.mypurecloud.sdk.v2.model.ResponseText.ContentTypeEnum;
import io.onbehalf.e2e.fixture.Sdk;
import io.onbehalf.e2e.fixture.SdkRefusal;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Canned responses: an administrator keeps them with the official SDK, a member of a queue sends one.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CannedResponsesIT {

    private final TestStack stack;
    private final ResponseManagementApi responses;

    CannedResponsesIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        responses = new ResponseManagementApi(Sdk.client(stack, stack.token(TestUser.ADMIN)));
    }

    @Test
    void an_administrator_keeps_libraries_and_responses() throws Exception {
        String name = "Greetings " + UUID.randomUUID();
        Library library = responses.postResponsemanagementLibraries(new Library().name(name));
        Response hello = create(library, "Hello", "Hello, this is {{agent.name}}.");

        Library renamed =
                responses.putResponsemanagementLibrary(library.getId(), library.name(name + " again"));
        assertThat(renamed.getVersion()).isEqualTo(2);
        assertThat(
                        SdkRefusal.of(() ->
                                        responses.putResponsemanagementLibrary(
                                                library.getId(), library.name(name + " and again")))
                                .summary())
                .isEqualTo("409 response.version.conflict");
        Response changed =
                responses.putResponsemanagementResponse(
                        hello.getId(), hello.texts(List.of(plain("Hi, {{agent.name}} here."))), null);
        assertThat(changed.getVersion()).isEqualTo(2);
        assertThat(responses.getResponsemanagementResponses(library.getId(), 1, 25, null).getEntities())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.getId()).isEqualTo(hello.getId());
                    assertThat(listed.getTexts().getFirst().getContent())
                            .isEqualTo("Hi, {{agent.name}} here.");
                    assertThat(listed.getCreatedBy().getId()).isEqualTo(TestUser.ADMIN.id());
                });
        assertThat(
                        responses
                                .postResponsemanagementResponsesQuery(
                                        new ResponseQueryRequest()
                                                .queryPhrase("HERE")
                                                .filters(
                                                        List.of(
                                                                new ResponseFilter()
                                                                        .name("libraryId")
                                                                        .operator(OperatorEnum.EQUALS)
                                                                        .values(List.of(library.getId())))))
                                .getResults()
                                .getEntities())
                .extracting(Response::getId)
                .containsExactly(hello.getId());

        responses.deleteResponsemanagementLibrary(library.getId());
        assertThat(
                        SdkRefusal.of(() -> responses.getResponsemanagementResponse(hello.getId(), null))
                                .summary())
                .isEqualTo("404 response.not.found");
    }

    @Test
    void a_member_fills_in_what_their_queue_offers_and_sends_it() throws Exception {
        Library library =
                responses.postResponsemanagementLibraries(new Library().name("Orders " + UUID.randomUUID()));
        Response order = create(library, "Order", "{{agent.name}}: order {{order}} is ready.");
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        ApiUser amy = stack.as(TestUser.AMY);
        String path = "/onbehalf/queues/" + queue.id() + "/responses";
        select(queue, library);

        assertThat(ids(ok(200, amy.get(path)))).containsExactly(order.getId());
        refused(403, "not.queue.member", stack.as(TestUser.BEN).get(path));
        String contact = TestNumbers.contact();
        Answer rendered =
                ok(
                        200,
                        amy.post(
                                path + "/" + order.getId() + "/render",
                                Map.of("contactNumber", contact, "substitutions", Map.of("order", "4711"))));
        assertThat(rendered.body().path("segmentCount").asInt(0)).isEqualTo(1);
        assertThat(rendered.text("text")).endsWith(": order 4711 is ready.");

        ok(200, amy.send(queue.compose(amy, contact), rendered.text("text")));
        await().atMost(Duration.ofMinutes(1)).until(() -> !stack.submitsTo(contact).isEmpty());
    }

    private void select(TestQueue queue, Library library) throws InterruptedException {
        ApiUser admin = stack.as(TestUser.ADMIN);
        ok(
                200,
                admin.put(
                        "/routing/queues/" + queue.id(),
                        Map.of(
                                "name", "Queue " + UUID.randomUUID(),
                                "acwSettings", Map.of("wrapupPrompt", "MANDATORY"),
                                "outboundMessagingAddresses",
                                        Map.of("smsAddress", Map.of("id", queue.number())),
                                "cannedResponseLibraries",
                                        Map.of(
                                                "mode",
                                                "SelectedOnly",
                                                "libraryIds",
                                                List.of(library.getId())))));
    }

    private Response create(Library library, String name, String text) throws Exception {
        return responses.postResponsemanagementResponses(
                new Response()
                        .name(name)
                        .libraries(List.of(new DomainEntityRef().id(library.getId())))
                        .texts(List.of(plain(text)))
                        .substitutions(List.of(new ResponseSubstitution().id("order").description("Number"))),
                null);
    }

    private static ResponseText plain(String text) {
        return new ResponseText().content(text).contentType(ContentTypeEnum.TEXT_PLAIN);
    }
}
