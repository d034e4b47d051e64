package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.wrapup.domain.CodeEvent.QueueWrapupCodeAdded;
import io.onbehalf.wrapup.domain.CodeEvent.QueueWrapupCodeRemoved;
import io.onbehalf.wrapup.domain.CodeEvent.WrapupCodeCreated;
import io.onbehalf.wrapup.domain.CodeEvent.WrapupCodeDeleted;
import io.onbehalf.wrapup.domain.CodeEvent.WrapupCodeRequestRefused;
import io.onbehalf.wrapup.domain.CodeEvent.WrapupCodeUpdated;
import io.onbehalf.wrapup.domain.CodeRequest.QueueWrapupCodeRemoveRequested;
import io.onbehalf.wrapup.domain.CodeRequest.QueueWrapupCodesAddRequested;
import io.onbehalf.wrapup.domain.CodeRequest.WrapupCodeCreateRequested;
import io.onbehalf.wrapup.domain.CodeRequest.WrapupCodeDeleteRequested;
import io.onbehalf.wrapup.domain.CodeRequest.WrapupCodeUpdateRequested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules of an organization's wrap-up codes and of the codes each queue offers.
///
/// What already is as asked changes nothing and is no error; what the state can't allow is refused, as an
/// event.
public final class Codes {

    public static final Decider<CodeState, CodeRequest, CodeEvent, WrapupReply> DECIDER =
            new Decider<>(CodeState.EMPTY, Codes::decide, Codes::evolve);

    private Codes() {}

    public static Decision<CodeEvent, WrapupReply> decide(CodeState state, CodeRequest request) {
        return switch (request) {
            case WrapupCodeCreateRequested create -> create(state, create);
            case WrapupCodeUpdateRequested update -> update(state, update);
            case WrapupCodeDeleteRequested delete -> delete(state, delete);
            case QueueWrapupCodesAddRequested add -> add(state, add);
            case QueueWrapupCodeRemoveRequested remove -> remove(state, remove);
        };
    }

    /// The state after an event. Total: an event has already happened.
    public static CodeState evolve(CodeState state, CodeEvent event) {
        return switch (event) {
            case WrapupCodeCreated(var organization, var at, var code, var name, var description, var by) ->
                    state.with(new WrapupCodeSnapshot(organization, code, name, description, at, by, at, by));
            case WrapupCodeUpdated(var at, var code, var name, var description, var by) ->
                    Optional.ofNullable(state.codes().get(code))
                            .map(known -> state.with(known.changed(name, description, at, by)))
                            .orElse(state);
            case WrapupCodeDeleted(var code, _) -> state.without(code);
            case QueueWrapupCodeAdded(var queue, var code) -> state.with(state.queue(queue).with(code));
            case QueueWrapupCodeRemoved(var queue, var code) -> state.with(state.queue(queue).without(code));
            case WrapupCodeRequestRefused _ -> state;
        };
    }

    private static Decision<CodeEvent, WrapupReply> create(
            CodeState state, WrapupCodeCreateRequested request) {
        if (state.knows(request.codeId())) {
            return refuse(request.codeId(), null, WrapupRefusals.alreadyExists(request.codeId()));
        }
        CodeId holder = state.holder(request.name());
        if (holder != null) {
            return refuse(request.codeId(), null, WrapupRefusals.nameInUse(request.name(), holder));
        }
        var created =
                new WrapupCodeCreated(
                        request.organizationId(),
                        request.requestedAt(),
                        request.codeId(),
                        request.name(),
                        request.description(),
                        request.requestedBy());
        return acceptedCode(state, request.codeId(), List.of(created));
    }

    private static Decision<CodeEvent, WrapupReply> update(
            CodeState state, WrapupCodeUpdateRequested request) {
        Refusal unchangeable = unchangeable(state, request.codeId());
        if (unchangeable != null) {
            return refuse(request.codeId(), null, unchangeable);
        }
        CodeId holder = state.holder(request.name());
        if (holder != null && !holder.equals(request.codeId())) {
            return refuse(request.codeId(), null, WrapupRefusals.nameInUse(request.name(), holder));
        }
        WrapupCodeSnapshot known = state.codes().get(request.codeId());
        if (known != null && known.reads(request.name(), request.description())) {
            return acceptedCode(state, request.codeId(), List.of());
        }
        var updated =
                new WrapupCodeUpdated(
                        request.requestedAt(),
                        request.codeId(),
                        request.name(),
                        request.description(),
                        request.requestedBy());
        return acceptedCode(state, request.codeId(), List.of(updated));
    }

    private static Decision<CodeEvent, WrapupReply> delete(
            CodeState state, WrapupCodeDeleteRequested request) {
        Refusal unchangeable = unchangeable(state, request.codeId());
        if (unchangeable != null) {
            return refuse(request.codeId(), null, unchangeable);
        }
        Stream<CodeEvent> fromQueues =
                state.queues().values().stream()
                        .filter(queue -> queue.has(request.codeId()))
                        .sorted(Comparator.comparing(queue -> queue.queueId().value()))
                        .map(queue -> new QueueWrapupCodeRemoved(queue.queueId(), request.codeId()));
        var deleted = new WrapupCodeDeleted(request.codeId(), request.requestedBy());
        return new Decision<>(Stream.concat(fromQueues, Stream.of(deleted)).toList(), WrapupReply.DONE);
    }

    private static Decision<CodeEvent, WrapupReply> add(
            CodeState state, QueueWrapupCodesAddRequested request) {
        List<CodeEvent> added = new ArrayList<>();
        QueueCodes queue = state.queue(request.queueId());
        for (CodeId code : request.codeIds()) {
            if (!state.knows(code)) {
                return refuse(code, request.queueId(), WrapupRefusals.notFound(code));
            }
            if (!queue.has(code)) {
                if (queue.isFull()) {
                    return refuse(code, request.queueId(), WrapupRefusals.tooManyCodes(request.queueId()));
                }
                queue = queue.with(code);
                added.add(new QueueWrapupCodeAdded(request.queueId(), code));
            }
        }
        List<WrapupCodeSnapshot> codes =
                request.codeIds().stream().distinct().map(code -> standing(state, request, code)).toList();
        return new Decision<>(added, WrapupReply.codes(codes));
    }

    private static Decision<CodeEvent, WrapupReply> remove(
            CodeState state, QueueWrapupCodeRemoveRequested request) {
        if (!state.queue(request.queueId()).has(request.codeId())) {
            return refuse(request.codeId(), request.queueId(), WrapupRefusals.notFound(request.codeId()));
        }
        var removed = new QueueWrapupCodeRemoved(request.queueId(), request.codeId());
        return new Decision<>(List.of(removed), WrapupReply.DONE);
    }

    private static @Nullable Refusal unchangeable(CodeState state, CodeId code) {
        if (DefaultCode.is(code)) {
            return WrapupRefusals.defaultCode();
        }
        return state.knows(code) ? null : WrapupRefusals.notFound(code);
    }

    private static WrapupCodeSnapshot standing(
            CodeState state, QueueWrapupCodesAddRequested request, CodeId code) {
        return DefaultCode.is(code)
                ? DefaultCode.of(request.organizationId())
                : Objects.requireNonNull(state.codes().get(code), "a code that a queue has exists");
    }

    private static Decision<CodeEvent, WrapupReply> acceptedCode(
            CodeState state, CodeId code, List<CodeEvent> events) {
        CodeState after = DECIDER.evolveAll(state, events);
        return new Decision<>(events, WrapupReply.code(after.codes().get(code)));
    }

    private static Decision<CodeEvent, WrapupReply> refuse(
            CodeId code, @Nullable QueueId queue, Refusal refusal) {
        return new Decision<>(
                List.of(new WrapupCodeRequestRefused(code, queue, refusal)), WrapupReply.refused(refusal));
    }
}
