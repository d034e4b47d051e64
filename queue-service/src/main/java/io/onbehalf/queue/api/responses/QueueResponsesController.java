package io.onbehalf.queue.api.responses;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.api.common.TypeAhead;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import io.onbehalf.queue.domain.responses.ResponseId;
import io.onbehalf.queue.domain.responses.ResponseSubstitution;
import io.onbehalf.queue.domain.responses.ResponseTemplate;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserProfile;
import io.onbehalf.queue.topology.QueueStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The canned responses that a queue's members use, and what one of them becomes in a message.
@RestController
@RequestMapping("/api/v2/onbehalf/queues/{queueId}/responses")
class QueueResponsesController {

    private final QueueAccess queues;

    QueueResponsesController(QueueAccess queues) {
        this.queues = queues;
    }

    /// @param name the beginning of any word of the name, for type-ahead
    @GetMapping
    ResponseEntity<? super EntityListing<ResponseView>> list(
            Caller caller,
            PageRequest page,
            @PathVariable String queueId,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest call) {
        QueueId id = id(queueId);
        TypeAhead typed = TypeAhead.of(name);
        return queues.read(
                caller,
                call,
                rows -> {
                    CannedResponseLibraries libraries = libraries(usable(caller, rows, id));
                    var listing = new ResponseListing(rows.readable().responses(), page);
                    return typed.typed().isEmpty()
                            ? listing.of(libraries)
                            : listing.of(libraries, entry -> typed.matches(entry.nameKey()));
                });
    }

    /// A POST, since a contact's number must not be in a URL; it changes nothing.
    @PostMapping("/{responseId}/render")
    ResponseEntity<? super RenderedResponse> render(
            Caller caller,
            @PathVariable String queueId,
            @PathVariable String responseId,
            @RequestBody @Valid RenderBody body,
            HttpServletRequest call) {
        QueueId queue = id(queueId);
        ResponseId response = ResponsesController.id(responseId);
        return queues.read(caller, call, rows -> render(caller, rows, queue, response, body));
    }

    private static RenderedResponse render(
            Caller caller, QueueStore rows, QueueId queueId, ResponseId id, RenderBody body) {
        Queue queue = usable(caller, rows, queueId);
        CannedResponse response = ResponsesController.existing(rows.responses(), id);
        if (!libraries(queue).include(response)) {
            throw ResponsesController.notFound(id);
        }
        Map<String, String> values = new HashMap<>();
        for (ResponseSubstitution substitution : response.content().substitutions()) {
            substitution.defaultValue().ifPresent(value -> values.put(substitution.id(), value));
        }
        values.putAll(body.values());
        ResponseTemplate.AGENT_NAME.forEach(name -> values.put(name, agentName(caller, rows)));
        values.put(ResponseTemplate.QUEUE_NAME, queue.settings().name());
        String number = body.contactNumber();
        if (number != null && !number.isBlank()) {
            values.put(
                    ResponseTemplate.CONTACT_NUMBER,
                    ContactNumbers.canonical(number, defaultCountry(caller, rows)));
        }
        return RenderedResponse.of(response.content().template().render(values));
    }

    /// As the directory has it, else as the token says.
    private static String agentName(Caller caller, QueueStore rows) {
        return rows.user(new UserId(caller.userId()))
                .flatMap(User::profile)
                .map(UserProfile::name)
                .orElse(caller.name());
    }

    private static String defaultCountry(Caller caller, QueueStore rows) {
        return rows.organizationSettings()
                .orElseGet(() -> OrganizationSnapshot.initial(new OrganizationId(caller.organizationId())))
                .defaultCountryCode();
    }

    private static CannedResponseLibraries libraries(Queue queue) {
        return queue.settings().cannedResponseLibraries();
    }

    /// The queue, if the caller may use its responses: as its member or as a supervisor.
    ///
    /// @throws ApiException 404 if the organization has no such queue, 403 for others
    private static Queue usable(Caller caller, QueueStore rows, QueueId id) {
        Queue queue = QueueAccess.existing(rows, id);
        if (rows.member(id, new UserId(caller.userId())).isEmpty() && !caller.has(Permissions.SUPERVISE)) {
            throw ApiException.forbidden(
                    "not.queue.member",
                    "queue %s: user %s is not a member".formatted(id.value(), caller.userId()),
                    Map.of("queueId", id.value(), "userId", caller.userId()));
        }
        return queue;
    }

    private static QueueId id(String text) {
        return new QueueId(UuidText.inPath("queue", text));
    }
}
