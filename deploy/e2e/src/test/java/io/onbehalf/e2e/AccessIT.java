package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.mypurecloud.sdk.v2.model.CreateQueueRequest;
import com.mypurecloud.sdk.v2.model.WrapupCodeRequest;
import io.onbehalf.local.Caller.Stint;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who may do what: token, permission, organization, membership, participation, state.
@ExtendWith(SharedStand.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessIT {

    private final Stand stand;
    private final TestQueue amysQueue;
    private final TestQueue sharedQueue;
    private final Sdk amy;
    private final Sdk ben;
    private final Sdk olga;
    private final Sdk nora;

    AccessIT(Stand stand) throws InterruptedException {
        this.stand = stand;
        amysQueue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
        sharedQueue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY, Cast.BEN);
        amy = Sdk.of(stand, Cast.AMY);
        ben = Sdk.of(stand, Cast.BEN);
        olga = Sdk.of(stand, Cast.OLGA);
        nora = Sdk.of(stand, Cast.NORA);
    }

    @Test
    void only_a_member_composes_on_behalf_of_a_queue() throws Exception {
        assertThat(Refusal.of(() -> ben.compose(amysQueue.id(), Numbers.contact(), false)).summary())
                .isEqualTo("403 not.queue.member");
    }

    @Test
    void another_organizations_things_are_not_found() throws Exception {
        Stint stint = amy.start(amysQueue, Numbers.contact());
        String message = amy.send(stint, Texts.of("not for Olga")).getId();
        assertThat(Refusal.of(() -> olga.compose(amysQueue.id(), Numbers.contact(), false)).status())
                .isEqualTo(404);
        assertThat(Refusal.of(() -> olga.routing().getRoutingQueue(amysQueue.id())).status()).isEqualTo(404);
        assertThat(Refusal.of(() -> olga.routing().getRoutingWrapupcode(amysQueue.code())).status())
                .isEqualTo(404);
        assertThat(Refusal.of(() -> olga.stint(stint.conversationId())).status()).isEqualTo(404);
        assertThat(Refusal.of(() -> olga.send(stint, Texts.of("hello"))).status()).isEqualTo(404);
        assertThat(Refusal.of(() -> olga.disconnect(stint)).status()).isEqualTo(404);
        assertThat(Refusal.of(() -> olga.wrapUp(stint, olga.userId(), "")).status()).isEqualTo(404);
        assertThat(
                        Refusal.of(() -> olga.conversations().getConversationsMessageDetails(message, null))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void a_missing_permission_is_named() throws Exception {
        Refusal compose = Refusal.of(() -> nora.compose(amysQueue.id(), Numbers.contact(), false));
        assertThat(compose.summary()).isEqualTo("403 missing.permissions");
        assertThat(compose.params().toString()).contains("conversation:message:create");
        assertThat(
                        Refusal.of(() ->
                                        amy.routing()
                                                .postRoutingQueues(new CreateQueueRequest().name("Amy's")))
                                .summary())
                .isEqualTo("403 missing.permissions");
        assertThat(
                        Refusal.of(() ->
                                        amy.routing()
                                                .postRoutingWrapupcodes(
                                                        new WrapupCodeRequest().name("Amy's")))
                                .summary())
                .isEqualTo("403 missing.permissions");
    }

    @Test
    void a_bad_token_and_none_are_told_apart() throws Exception {
        Sdk forged = Sdk.withToken(stand, Cast.AMY.id(), stand.token(Cast.AMY) + "x");
        assertThat(Refusal.of(forged::interactions).summary()).isEqualTo("401 bad.credentials");
        Http.Reply none = Http.get(stand.site().gatewayUrl() + "/api/v2/conversations/messages").send();
        assertThat(none.status() + " " + none.text("code")).isEqualTo("401 authentication.required");
    }

    @Test
    void only_the_connected_agent_writes() throws Exception {
        Stint stint = amy.start(sharedQueue, Numbers.contact());
        assertThat(Refusal.of(() -> ben.send(stint, Texts.of("it is me, Ben"))).summary())
                .isEqualTo("403 not.conversation.participant");
        assertThat(Refusal.of(() -> ben.disconnect(stint)).summary())
                .isEqualTo("403 not.conversation.participant");
    }

    @Test
    void nobody_writes_after_the_disconnect() throws Exception {
        Stint stint = amy.start(sharedQueue, Numbers.contact());
        amy.disconnect(stint);
        assertThat(Refusal.of(() -> amy.send(stint, Texts.of("too late"))).summary())
                .isEqualTo("409 conversation.disconnected");
    }

    @Test
    void only_the_stints_agent_wraps_up_and_only_once_and_only_after_the_disconnect() throws Exception {
        Stint stint = amy.start(sharedQueue, Numbers.contact());
        String code = sharedQueue.code();
        assertThat(Refusal.of(() -> amy.wrapUp(stint, code, "early")).summary())
                .isEqualTo("409 participant.connected");
        amy.disconnect(stint);
        assertThat(Refusal.of(() -> ben.wrapUp(stint, code, "not mine")).summary())
                .isEqualTo("403 not.conversation.participant");
        assertThat(Refusal.of(() -> amy.wrapUp(stint, amysQueue.code(), "other queue's")).summary())
                .isEqualTo("400 wrapup.code.not.offered");
        amy.wrapUp(stint, code, "done");
        assertThat(Refusal.of(() -> amy.wrapUp(stint, code, "again")).summary())
                .isEqualTo("409 wrapup.already.completed");
    }
}
