package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.responses.Edition;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseId;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import java.util.Map;

/// The refusals of this service, by code.
public final class QueueRefusals {

    public static final String NOT_FOUND = "not.found";
    public static final String MEMBER_NOT_FOUND = "queue.member.not.found";
    public static final String NAME_IN_USE = "queue.name.in.use";
    public static final String HAS_MEMBERS = "queue.has.members";
    public static final String ALREADY_EXISTS = "queue.already.exists";

    public static final String HAS_CONVERSATIONS = "queue.has.conversations";
    public static final String LAST_MEMBER = "queue.last.member";
    public static final String USER_NOT_FOUND = "user.not.found";
    public static final String USER_ALREADY_EXISTS = "user.already.exists";
    public static final String USER_NOT_ACTIVE = "user.not.active";
    public static final String USER_HAS_CONVERSATIONS = "user.has.conversations";

    public static final String LIBRARY_NOT_FOUND = "response.library.not.found";
    public static final String LIBRARY_ALREADY_EXISTS = "response.library.already.exists";
    public static final String LIBRARY_NAME_IN_USE = "response.library.name.in.use";
    public static final String LIBRARY_FULL = "response.library.full";
    public static final String RESPONSE_NOT_FOUND = "response.not.found";
    public static final String RESPONSE_ALREADY_EXISTS = "response.already.exists";
    public static final String RESPONSE_VERSION_CONFLICT = "response.version.conflict";

    private QueueRefusals() {}

    static Refusal notFound(QueueId queue) {
        return new Refusal(NOT_FOUND, Map.of("queue", queue.value()));
    }

    static Refusal memberNotFound(QueueId queue, UserId user) {
        return new Refusal(MEMBER_NOT_FOUND, Map.of("queueId", queue.value(), "userId", user.value()));
    }

    static Refusal nameInUse(String name, QueueId holder) {
        return new Refusal(NAME_IN_USE, Map.of("queueId", holder.value(), "name", name));
    }

    static Refusal hasMembers(QueueSnapshot queue) {
        return new Refusal(
                HAS_MEMBERS,
                Map.of(
                        "queueId", queue.queueId().value(),
                        "memberCount", Integer.toString(queue.memberCount())));
    }

    static Refusal hasConversations(QueueId queue, OpenConversations conversations) {
        return new Refusal(HAS_CONVERSATIONS, counts(queue, conversations));
    }

    static Refusal lastMember(QueueId queue, OpenConversations conversations) {
        return new Refusal(LAST_MEMBER, counts(queue, conversations));
    }

    private static Map<String, String> counts(QueueId queue, OpenConversations conversations) {
        return Map.of(
                "queueId", queue.value(),
                "waiting", Integer.toString(conversations.waiting()),
                "connected", Integer.toString(conversations.connected()));
    }

    static Refusal userNotFound(UserId user) {
        return new Refusal(USER_NOT_FOUND, Map.of("userId", user.value()));
    }

    static Refusal userAlreadyExists(UserId user) {
        return new Refusal(USER_ALREADY_EXISTS, Map.of("userId", user.value()));
    }

    static Refusal userNotActive(UserId user) {
        return new Refusal(USER_NOT_ACTIVE, Map.of("userId", user.value()));
    }

    static Refusal userHasConversations(UserId user) {
        return new Refusal(USER_HAS_CONVERSATIONS, Map.of("userId", user.value()));
    }

    static Refusal alreadyExists(QueueId queue) {
        return new Refusal(ALREADY_EXISTS, Map.of("queueId", queue.value()));
    }

    static Refusal libraryNotFound(LibraryId library) {
        return new Refusal(LIBRARY_NOT_FOUND, Map.of("libraryId", library.value()));
    }

    static Refusal libraryAlreadyExists(LibraryId library) {
        return new Refusal(LIBRARY_ALREADY_EXISTS, Map.of("libraryId", library.value()));
    }

    static Refusal libraryNameInUse(String name, LibraryId holder) {
        return new Refusal(LIBRARY_NAME_IN_USE, Map.of("libraryId", holder.value(), "name", name));
    }

    static Refusal libraryFull(LibraryId library) {
        return new Refusal(
                LIBRARY_FULL,
                Map.of(
                        "libraryId", library.value(),
                        "most", Integer.toString(ResponseLibrary.MOST_RESPONSES)));
    }

    static Refusal responseNotFound(ResponseId response) {
        return new Refusal(RESPONSE_NOT_FOUND, Map.of("responseId", response.value()));
    }

    static Refusal responseAlreadyExists(ResponseId response) {
        return new Refusal(RESPONSE_ALREADY_EXISTS, Map.of("responseId", response.value()));
    }

    /// @param given the version that the caller has read
    static Refusal responseVersionConflict(Edition present, int given) {
        return new Refusal(
                RESPONSE_VERSION_CONFLICT,
                Map.of(
                        "id", present.id(),
                        "version", Integer.toString(present.version()),
                        "given", Integer.toString(given)));
    }
}
