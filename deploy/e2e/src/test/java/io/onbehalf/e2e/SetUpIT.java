package io.onbehalf.e2e;

import static com.mypurecloud.sdk.v2.model.AcwSettings.WrapupPromptEnum.MANDATORY_TIMEOUT;
import static com.mypurecloud.sdk.v2.model.ConversationThreadingWindowSetting.MessengerTypeEnum.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.model.AcwSettings;
import com.mypurecloud.sdk.v2.model.ConversationThreadingWindow;
import com.mypurecloud.sdk.v2.model.ConversationThreadingWindowSetting;
import com.mypurecloud.sdk.v2.model.CreateQueueRequest;
import com.mypurecloud.sdk.v2.model.DomainEntityRef;
import com.mypurecloud.sdk.v2.model.Queue;
import com.mypurecloud.sdk.v2.model.QueueMember;
import com.mypurecloud.sdk.v2.model.QueueMessagingAddresses;
import com.mypurecloud.sdk.v2.model.UserQueue;
import com.mypurecloud.sdk.v2.model.WrapUpCodeReference;
import com.mypurecloud.sdk.v2.model.WrapupCode;
import com.mypurecloud.sdk.v2.model.WrapupCodeRequest;
import com.mypurecloud.sdk.v2.model.WritableEntity;
import io.onbehalf.e2e.fixture.Sdk;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An administrator's work, with the official SDK as the client.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SetUpIT {

    private final TestStack stack;
    private final Sdk admin;
    private final Sdk amy;

    SetUpIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        admin = Sdk.of(stack, TestUser.ADMIN);
        amy = Sdk.of(stack, TestUser.AMY);
    }

    @Test
    void a_queue_has_a_number_after_call_work_members_and_wrap_up_codes() throws Exception {
        String number = TestNumbers.outbound();
        String name = "Set-up " + UUID.randomUUID();
        Queue queue =
                admin.routing()
                        .postRoutingQueues(
                                new CreateQueueRequest()
                                        .name(name)
                                        .outboundMessagingAddresses(
                                                new QueueMessagingAddresses()
                                                        .smsAddress(new DomainEntityRef().id(number)))
                                        .acwSettings(
                                                new AcwSettings()
                                                        .wrapupPrompt(MANDATORY_TIMEOUT)
                                                        .timeoutMs(30_000)));
        String id = queue.getId();
        admin.routing()
                .postRoutingQueueMembers(id, List.of(new WritableEntity().id(TestUser.AMY.id())), false);
        String code =
                admin.routing().postRoutingWrapupcodes(new WrapupCodeRequest().name("Code " + name)).getId();
        await().ignoreExceptions()
                .until(() ->
                        admin
                                .routing()
                                .postRoutingQueueWrapupcodes(id, List.of(new WrapUpCodeReference().id(code)))
                                .stream()
                                .map(WrapupCode::getId)
                                .toList()
                                .contains(code));

        Queue read = admin.routing().getRoutingQueue(id);
        assertThat(read.getName()).isEqualTo(name);
        assertThat(read.getOutboundMessagingAddresses().getSmsAddress().getId()).isEqualTo(number);
        assertThat(read.getAcwSettings().getWrapupPrompt()).isEqualTo(MANDATORY_TIMEOUT);
        assertThat(read.getAcwSettings().getTimeoutMs()).isEqualTo(30_000);
        assertThat(read.getMemberCount()).isEqualTo(1);
        assertThat(members(id)).containsExactly(TestUser.AMY.id());
        assertThat(amy.routing().getRoutingQueuesMe(1, 100, null, null).getEntities())
                .extracting(UserQueue::getId)
                .contains(id);
    }

    private List<String> members(String queueId) throws Exception {
        return admin
                .routing()
                .getRoutingQueueMembers(
                        queueId, 1, 25, null, null, null, null, null, null, null, null, null, null)
                .getEntities()
                .stream()
                .map(QueueMember::getId)
                .toList();
    }

    @Test
    void with_a_threading_timeline_of_zero_every_compose_starts_a_new_conversation() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        String contact = TestNumbers.contact();
        AgentParticipant first = amy.start(queue, contact);
        amy.send(first, TestTexts.of("first"));
        amy.disconnect(first);
        try {
            setTimeline(0);
            String second = amy.compose(queue.id(), contact, true);
            assertThat(second).isNotEqualTo(first.conversationId());
        } finally {
            setTimeline(4_320);
        }
    }

    private void setTimeline(long minutes) throws Exception {
        admin.conversations()
                .putConversationsMessagingThreadingtimeline(
                        new ConversationThreadingWindow()
                                .settings(
                                        List.of(
                                                new ConversationThreadingWindowSetting()
                                                        .messengerType(SMS)
                                                        .timeoutInMinutes(minutes))));
        await().until(() ->
                admin.conversations()
                                .getConversationsMessagingThreadingtimeline()
                                .getSettings()
                                .getFirst()
                                .getTimeoutInMinutes()
                        == minutes);
    }
}
