package io.onbehalf.queue.architecture;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.quiet.QuietHours;
import io.onbehalf.kit.testing.Examples;
import io.onbehalf.kit.testing.NamesSpecification;
import io.onbehalf.queue.domain.QueueEvent;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueSnapshot;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.UserSnapshot;
import java.util.List;

class NamesTest extends NamesSpecification {

    @Override
    protected List<Class<?>> written() {
        return List.of(
                QueueRequest.class,
                QueueEvent.class,
                QueueReply.class,
                Refusal.class,
                QueueSnapshot.class,
                QueueMemberSnapshot.class,
                OrganizationSnapshot.class,
                UserSnapshot.class,
                ResponseLibrary.class,
                CannedResponse.class);
    }

    /// A routing status that may be requested.
    @Override
    protected Examples examples() {
        return super.examples()
                .with(RoutingStatus.class, RoutingStatus.IDLE)
                .with(QuietHours.class, new QuietHours("21:00", "08:00"));
    }
}
