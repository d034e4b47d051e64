package io.onbehalf.queue.config;

import static java.util.Map.entry;

import io.onbehalf.kit.requests.Refusals.Text;
import io.onbehalf.queue.domain.QueueRefusals;
import java.util.Map;

/// The HTTP status and the sentence of each refusal.
final class RefusalTexts {

    static final Map<String, Text> ALL =
            Map.ofEntries(
                    entry(QueueRefusals.NOT_FOUND, new Text(404, "queue {queue}: not found")),
                    entry(
                            QueueRefusals.MEMBER_NOT_FOUND,
                            new Text(404, "queue {queueId}: user {userId} is not a member")),
                    entry(
                            QueueRefusals.NAME_IN_USE,
                            new Text(409, "queue {queueId}: already has the name {name}")),
                    entry(
                            QueueRefusals.HAS_MEMBERS,
                            new Text(
                                    409,
                                    "queue {queueId}: has {memberCount} members; forceDelete=true removes them")),
                    entry(
                            QueueRefusals.HAS_CONVERSATIONS,
                            new Text(
                                    409,
                                    "queue {queueId}: {waiting} conversations wait and {connected} are connected; forceDelete=true deletes it")),
                    entry(
                            QueueRefusals.LAST_MEMBER,
                            new Text(
                                    409,
                                    "queue {queueId}: the last member, while {waiting} conversations wait and {connected} are connected; forceRemove=true removes them")),
                    entry(QueueRefusals.USER_NOT_FOUND, new Text(404, "user {userId}: not found")),
                    entry(QueueRefusals.USER_ALREADY_EXISTS, new Text(409, "user {userId}: already exists")),
                    entry(
                            QueueRefusals.USER_NOT_ACTIVE,
                            new Text(409, "user {userId}: is not active, so cannot go on queue")),
                    entry(
                            QueueRefusals.USER_HAS_CONVERSATIONS,
                            new Text(
                                    409,
                                    "user {userId}: has conversations; hand them on or end them before the user is deactivated")),
                    entry(QueueRefusals.ALREADY_EXISTS, new Text(409, "queue {queueId}: already exists")),
                    entry(QueueRefusals.LIBRARY_NOT_FOUND, new Text(404, "library {libraryId}: not found")),
                    entry(
                            QueueRefusals.LIBRARY_ALREADY_EXISTS,
                            new Text(409, "library {libraryId}: already exists")),
                    entry(
                            QueueRefusals.LIBRARY_NAME_IN_USE,
                            new Text(409, "library {libraryId}: already has the name {name}")),
                    entry(
                            QueueRefusals.LIBRARY_FULL,
                            new Text(409, "library {libraryId}: can't have more than {most} responses")),
                    entry(
                            QueueRefusals.RESPONSE_NOT_FOUND,
                            new Text(404, "response {responseId}: not found")),
                    entry(
                            QueueRefusals.RESPONSE_ALREADY_EXISTS,
                            new Text(409, "response {responseId}: already exists")),
                    entry(
                            QueueRefusals.RESPONSE_VERSION_CONFLICT,
                            new Text(409, "{id}: is in version {version}, not in {given}; read it again")));

    private RefusalTexts() {}
}
