package io.onbehalf.e2e.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.api.OrganizationApi;
import com.mypurecloud.sdk.v2.model.Conversation;
import com.mypurecloud.sdk.v2.model.Message;
import com.mypurecloud.sdk.v2.model.MessageConversationEntityListing;
import com.mypurecloud.sdk.v2.model.MessageData;
import com.mypurecloud.sdk.v2.model.MessageDetails;
import com.mypurecloud.sdk.v2.model.TransferToAgentRequest;
import com.mypurecloud.sdk.v2.model.TransferToQueueRequest;
import com.mypurecloud.sdk.v2.model.WrapupInput;
import io.onbehalf.e2e.fixture.Sdk;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.smsc.number.MagicNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The official SDK's models are filled, but for the fields in `sdk-absent-fields.txt`, which has them by the
/// reason why nothing fills them. So both a field that was lost and one that was added are noticed.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SdkFieldsIT {

    private static final Path ABSENT = Path.of("src/test/resources/api/sdk-absent-fields.txt");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final TestStack stack;
    private final TestQueue queue;
    private final TestQueue second;
    private final Sdk hanna;
    private final Sdk ivo;
    private final Sdk admin;
    private final SdkFields fields = new SdkFields();
    private final Set<String> conversations = new TreeSet<>();

    SdkFieldsIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        queue =
                TestQueue.create(stack, TestNumbers.outbound(), TestUser.HANNA, TestUser.IVO, TestUser.ADMIN)
                        .with(
                                stack,
                                Map.of(
                                        "description",
                                        "for the models",
                                        "mediaSettings",
                                        Map.of("message", Map.of("alertingTimeoutSeconds", 60))));
        second =
                TestQueue.create(
                        stack,
                        Map.of("wrapupPrompt", "MANDATORY_TIMEOUT", "timeoutMs", 600_000),
                        TestNumbers.outbound(),
                        TestUser.HANNA);
        hanna = Sdk.of(stack, TestUser.HANNA);
        ivo = Sdk.of(stack, TestUser.IVO);
        admin = Sdk.of(stack, TestUser.ADMIN);
    }

    @Test
    void every_field_of_the_sdk_s_models_has_a_value_or_a_reason_for_none() throws Exception {
        readAConversation();
        readAMessageThatIsNotDelivered();
        readConfiguration();

        Path found = Files.createDirectories(Path.of("target")).resolve("sdk-absent-fields.txt");
        Files.write(found, fields.absent());
        assertThat(fields.unknown()).as("values that the SDK does not know").isEmpty();
        assertThat(fields.absent())
                .as("fields without a value: %s, found: %s", ABSENT, found)
                .isEqualTo(listed());
    }

    private static Set<String> listed() throws IOException {
        try (Stream<String> lines = Files.lines(ABSENT)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// Two agents have it, it waits between, its contact writes, and an administrator ends it.
    private void readAConversation() throws Exception {
        String contact = TestNumbers.contact();
        AgentParticipant composed = hanna.start(queue, contact);
        String id = composed.conversationId();
        MessageData sent = hanna.send(composed, TestTexts.of("for the models"));
        fields.add(sent);
        read(hanna, id);
        await().atMost(TIMEOUT)
                .until(
                        () -> message(hanna, id, sent.getId()).getStatus(),
                        MessageData.StatusEnum.DELIVERY_SUCCESS::equals);
        stack.smscControl().sendText(contact, queue.number(), TestTexts.of("an answer"));
        await().atMost(TIMEOUT).until(() -> messages(hanna, id).size() == 2);
        read(hanna, id);

        ivo.onQueue(true);
        hanna.conversations()
                .postConversationParticipantReplaceAgent(
                        id, composed.participantId(), new TransferToAgentRequest().userId(ivo.userId()));
        await().atMost(TIMEOUT).until(() -> isAlerted(ivo, id));
        read(ivo, id);
        AgentParticipant answered = ivo.participant(id);
        ivo.answer(answered);
        ivo.conversations()
                .postConversationParticipantReplaceQueue(
                        id, answered.participantId(), new TransferToQueueRequest().queueId(queue.id()));
        read(ivo, id);
        AgentParticipant taken = hanna.take(id);
        admin.conversations().postConversationDisconnect(id);
        wrapUp(hanna, composed, queue);
        read(hanna, id);
        wrapUp(hanna, taken, queue);
        wrapUp(ivo, answered, queue);
        read(hanna, id);
        ivo.onQueue(false);
    }

    private void wrapUp(Sdk agent, AgentParticipant stint, TestQueue of) throws IOException, ApiException {
        fields.addAll(
                "WrapupCode",
                agent.conversations()
                        .getConversationsMessageParticipantWrapupcodes(
                                stint.conversationId(), stint.participantId()));
        agent.conversations()
                .postConversationsMessageParticipantCommunicationWrapup(
                        stint.conversationId(),
                        stint.participantId(),
                        stint.communicationId(),
                        new WrapupInput().code(of.code()).notes("knows now").tags(List.of("parcel")));
        fields.add(
                agent.conversations()
                        .getConversationsMessageParticipantCommunicationWrapup(
                                stint.conversationId(),
                                stint.participantId(),
                                stint.communicationId(),
                                null));
    }

    private void readAMessageThatIsNotDelivered() throws Exception {
        AgentParticipant stint = hanna.start(second, TestNumbers.contact(MagicNumber.REFUSED));
        String id = stint.conversationId();
        String sent = hanna.send(stint, TestTexts.of("to nobody")).getId();
        await().atMost(TIMEOUT)
                .until(() -> message(hanna, id, sent).getStatus(), MessageData.StatusEnum.FAILED::equals);
        read(hanna, id);
        hanna.disconnect(stint);
        wrapUp(hanna, stint, second);
        read(hanna, id);
    }

    /// Reads the conversation in every view, and each of its messages.
    private void read(Sdk agent, String id) throws Exception {
        conversations.add(id);
        fields.add(agent.conversations().getConversation(id));
        fields.add(agent.conversations().getConversationsMessage(id));
        MessageConversationEntityListing list = agent.conversations().getConversationsMessages();
        list.getEntities().removeIf(each -> !conversations.contains(each.getId()));
        fields.add(list);
        List<String> messages = messages(agent, id);
        for (String message : messages) {
            fields.add(message(agent, id, message));
        }
        fields.add(agent.conversations().postConversationsMessageMessagesBulk(id, null, messages));
    }

    private static MessageData message(Sdk agent, String conversation, String message)
            throws IOException, ApiException {
        return agent.conversations().getConversationsMessageMessage(conversation, message, null);
    }

    private static List<String> messages(Sdk agent, String id) throws IOException, ApiException {
        Conversation conversation = agent.conversations().getConversation(id);
        return conversation.getParticipants().stream()
                .flatMap(each -> each.getMessages().stream())
                .flatMap(session -> session.getMessages().stream())
                .map(MessageDetails::getMessageId)
                .toList();
    }

    private static boolean isAlerted(Sdk agent, String id) throws IOException, ApiException {
        return agent.agents(id).stream()
                .anyMatch(each -> each.getMessages().getFirst().getState() == Message.StateEnum.ALERTING);
    }

    private void readConfiguration() throws Exception {
        var routing = admin.routing();
        fields.add(routing.getRoutingQueue(queue.id()));
        fields.add(routing.getRoutingQueue(second.id()));
        for (int page = 1; page <= 2; page++) {
            fields.add(
                    routing.getRoutingQueues(
                            page, 1, null, null, List.of(queue.id(), second.id()), null, null, null));
            fields.add(
                    routing.getRoutingQueueMembers(
                            queue.id(), page, 1, null, null, null, null, null, null, null, null, null, null));
            fields.add(admin.users().getUsers(1, page, null, null, null, null, null, null));
            fields.add(hanna.routing().getRoutingQueuesMe(page, 1, null, null));
            fields.add(routing.getRoutingWrapupcodes(1, page, null, null, "Code of", null, null));
        }
        // Hanna is a member of other tests' queues too.
        fields.add(hanna.routing().getRoutingQueuesMe(1, 500, null, null));
        fields.add(routing.getRoutingQueueWrapupcodes(queue.id(), null, null));
        fields.add(routing.getRoutingWrapupcode(second.code()));
        fields.add(routing.getRoutingUtilization());
        fields.add(admin.users().getUser(hanna.userId(), null, null, null));
        fields.add(hanna.users().getUsersMe(List.of("authorization", "organization", "routingStatus"), null));
        fields.add(admin.users().getUserRoutingstatus(hanna.userId()));
        fields.add(new OrganizationApi(Sdk.client(stack, stack.token(TestUser.ADMIN))).getOrganizationsMe());
    }
}
