package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;

/// How many conversations wait in a queue, and how many are connected on its behalf.
public record QueueLoad(OrganizationId organizationId, QueueId queueId, int waiting, int connected) {}
