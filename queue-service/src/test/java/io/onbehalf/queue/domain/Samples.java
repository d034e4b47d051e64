package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.AfterCallTerms;
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
import java.util.Optional;
import java.util.stream.Stream;

/// Users, queues and requests that the tests share.
public final class Samples {

    public static final OrganizationId ACME = new OrganizationId("acme");
    public static final QueueId SUPPORT = new QueueId("support-id");
    public static final QueueId SALES = new QueueId("sales-id");
    public static final UserId ADA = new UserId("ada");
    public static final UserId AMY = new UserId("amy");
    public static final UserId BEN = new UserId("ben");
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    public static final Instant LATER = NOW.plusSeconds(1);
    public static final OutboundNumber NUMBER = new OutboundNumber("+13175550100");

    private Samples() {}

    /// The settings of a new queue: all of them, but no limit of after-call work.
    static QueueSettings settings(String name) {
        return new QueueSettings(
                name,
                Optional.of("For " + name),
                Optional.of(NUMBER),
                new AfterCallTerms(WrapupPrompt.MANDATORY));
    }

    /// The settings of a renamed queue: only a name and a limit of after-call work.
    static QueueSettings newSettings(String name) {
        return new QueueSettings(
                name,
                Optional.empty(),
                Optional.empty(),
                new AfterCallTerms(WrapupPrompt.AGENT_REQUESTED, Optional.of(5_000L)));
    }

    static OrganizationSnapshot organization(String name) {
        return new OrganizationSnapshot(ACME, name, "GB", false);
    }

    public static QueueCreateRequested newQueue(QueueId id, String name) {
        return new QueueCreateRequested(ACME, NOW, ADA, id, settings(name));
    }

    public static QueueUpdateRequested rename(QueueId id, String name) {
        return new QueueUpdateRequested(LATER, BEN, id, newSettings(name));
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

    public static OrganizationUpdateRequested updateOrganization(String name) {
        return new OrganizationUpdateRequested(organization(name));
    }

    /// Requests about one queue that reach every case of the decider in some order.
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

    /// The same about two queues that want the same names, and about their organization.
    public static List<QueueRequest> aboutTwo() {
        return Stream.of(
                        about(SUPPORT),
                        about(SALES),
                        List.<QueueRequest>of(updateOrganization("Acme"), updateOrganization("ACME")))
                .<QueueRequest>flatMap(List::stream)
                .toList();
    }
}
