package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.queue.domain.QueueRequest.OrganizationUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueDeleteRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMemberUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersAddRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersRemoveRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueUpdateRequested;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// People, queues and requests that the tests share.
public final class Samples {

    public static final OrganizationId ACME = new OrganizationId("acme");
    public static final QueueId SUPPORT = new QueueId("support-id");
    public static final QueueId SALES = new QueueId("sales-id");
    public static final UserId ADA = new UserId("ada");
    public static final UserId AMY = new UserId("amy");
    public static final UserId BEN = new UserId("ben");
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    public static final OutboundNumber NUMBER = new OutboundNumber("+13175550100");

    private Samples() {}

    public static QueueCreateRequested newQueue(QueueId id, String name) {
        return new QueueCreateRequested(
                ACME, NOW, ADA, id, new QueueSettings(name, "For " + name, NUMBER, WrapupPrompt.MANDATORY, null));
    }

    public static QueueUpdateRequested rename(QueueId id, String name) {
        return new QueueUpdateRequested(
                NOW.plusSeconds(1),
BEN,
id,
new QueueSettings(name, null, null, WrapupPrompt.AGENT_REQUESTED, 5_000L));
    }

    public static QueueMembersAddRequested add(QueueId id, UserId... users) {
        return new QueueMembersAddRequested(id, List.of(users));
    }

    public static QueueMembersRemoveRequested remove(QueueId id, UserId... users) {
        return new QueueMembersRemoveRequested(id, List.of(users));
    }

    public static QueueMemberUpdateRequested join(QueueId id, UserId user, boolean joined) {
        return new QueueMemberUpdateRequested(id, user, joined);
    }

    public static QueueDeleteRequested delete(QueueId id, boolean force) {
        return new QueueDeleteRequested(ADA, id, force);
    }

    public static OrganizationUpdateRequested describe(String name) {
        return new OrganizationUpdateRequested(ACME, name, "GB", false);
    }

    /// Whatever may be asked about a queue, so that histories of it meet every case.
    public static List<QueueRequest> about(QueueId id) {
        return List.of(
                newQueue(id, "Support"),
                newQueue(id, "Sales"),
                rename(id, "Support"),
                rename(id, " sales"),
                add(id, AMY),
                add(id, AMY, BEN, AMY),
                join(id, AMY, false),
                join(id, AMY, true),
                join(id, BEN, false),
                remove(id, AMY),
                remove(id, BEN, AMY),
                delete(id, false),
                delete(id, true));
    }

    /// The same about two queues that quarrel over names, and about their organization.
    public static List<QueueRequest> aboutTwo() {
        return Stream.of(
                        about(SUPPORT),
                        about(SALES),
                        List.<QueueRequest>of(describe("Acme"), describe("ACME")))
                .<QueueRequest>flatMap(List::stream)
                .toList();
    }
}
