package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.body.MessageConversation;
import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.conversation.topology.lists.Interaction;
import io.onbehalf.conversation.topology.lists.InteractionStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The caller's own interactions: connected, or disconnected with a wrap-up owed.
///
/// The list holds only which conversations these are, the latest first, each once; those of the page are read
/// where their threads are, without their messages. A caller who names no page size, as the SDKs do, gets the
/// largest page.
@RestController
class InteractionsController {

    private static final String CONVERSATIONS = "/api/v2/conversations/messages";

    private final Queries lists;
    private final Queries queries;
    private final Visibility visibility;

    InteractionsController(
            @Qualifier("interactionQueries") Queries lists, Queries queries, Visibility visibility) {
        this.lists = lists;
        this.queries = queries;
        this.visibility = visibility;
    }

    @GetMapping(CONVERSATIONS)
    ResponseEntity<? super EntityListing<MessageConversation>> list(
            Caller caller, PageRequest given, HttpServletRequest call) {
        PageRequest page =
                call.getParameter("pageSize") == null
                        ? new PageRequest(given.pageNumber(), PageRequest.MAX_SIZE, given.path())
                        : given;
        return lists.answer(
                InteractionStore.NAME, caller.userId(), call, rows -> list(caller, page, call, rows));
    }

    private EntityListing<Object> list(
            Caller caller, PageRequest page, HttpServletRequest call, PrefixedStore rows) {
        var interactions = new InteractionStore(rows.readable());
        var user = new UserId(caller.userId());
        var organization = new OrganizationId(caller.organizationId());
        List<Interaction> onPage = interactions.page(user, organization, page.offset(), page.pageSize());
        List<Object> bodies = Queries.parts(onPage, each -> body(caller, call, each));
        int gone = onPage.size() - bodies.size();
        return EntityListing.ofPage(bodies, interactions.count(user, organization) - gone, page);
    }

    /// A conversation of the list; empty where it is not an interaction of the caller's any more: its own
    /// rows are ahead of the list.
    private Optional<Object> body(Caller caller, HttpServletRequest call, Interaction interaction) {
        ConversationId id = interaction.conversationId();
        ParticipantId participant = interaction.participantId();
        return queries.part(
                ConversationStore.NAME,
                PathIds.threadOf(id.value(), Kind.CONVERSATION),
                pathOf(id, participant),
                call,
                rows ->
                        visibility
                                .ifVisible(caller, rows, id)
                                .filter(found -> found.store().isAllocated(participant))
                                .map(VisibleConversation::withoutMessages)
                                .map(MessageConversation::of));
    }

    /// Where another instance answers with a conversation as long as a participant is an interaction.
    static String pathOf(ConversationId id, ParticipantId participant) {
        return CONVERSATIONS + "/" + id.value() + "?messages=false&interaction=" + participant.value();
    }
}
