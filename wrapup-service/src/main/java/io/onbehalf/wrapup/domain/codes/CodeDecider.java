package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.wrapup.domain.codes.CodeEvent.QueueWrapupCodeAdded;
import io.onbehalf.wrapup.domain.codes.CodeEvent.QueueWrapupCodeRemoved;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeCreated;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeDeleted;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeRequestRefused;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeUpdated;
import io.onbehalf.wrapup.domain.codes.CodeRequest.QueueWrapupCodeRemoveRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.QueueWrapupCodesAddRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeCreateRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeDeleteRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeUpdateRequested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of an organization's wrap-up codes and of the codes that each queue offers.
///
/// A request that changes nothing is no error; a request that the state forbids is refused, with an event.
public final class CodeDecider {

    public static final Decider<CodeState, CodeRequest, CodeEvent, CodeReply> DECIDER =
            Decider.untimed(CodeState.INITIAL, CodeDecider::decide, CodeState::evolve);

    private CodeDecider() {}

    static Decision<CodeEvent, CodeReply> decide(CodeState state, CodeRequest request) {
        return switch (request) {
            case WrapupCodeCreateRequested create -> create(state, create);
            case WrapupCodeUpdateRequested update -> update(state, update);
            case WrapupCodeDeleteRequested delete -> delete(state, delete);
            case QueueWrapupCodesAddRequested add -> add(state, add);
            case QueueWrapupCodeRemoveRequested remove -> remove(state, remove);
        };
    }

    /// What administrators edit, as a GET shows it: the code that a request changes; empty for other
    /// requests, and for a code that is not there.
    public static Optional<WrapupCodeSnapshot> edited(CodeState state, CodeRequest request) {
        return switch (request) {
            case WrapupCodeUpdateRequested update -> Optional.ofNullable(state.codes().get(update.codeId()));
            case WrapupCodeDeleteRequested delete -> Optional.ofNullable(state.codes().get(delete.codeId()));
            case WrapupCodeCreateRequested _,
                    QueueWrapupCodesAddRequested _,
                    QueueWrapupCodeRemoveRequested _ ->
                    Optional.empty();
        };
    }

    private static Decision<CodeEvent, CodeReply> create(CodeState state, WrapupCodeCreateRequested request) {
        if (state.knows(request.codeId())) {
            return refuse(request.codeId(), CodeRefusals.alreadyExists(request.codeId()));
        }
        Optional<CodeId> holder = state.holder(request.name());
        if (holder.isPresent()) {
            return refuse(request.codeId(), CodeRefusals.nameInUse(request.name(), holder.get()));
        }
        var created =
                new WrapupCodeCreated(
                        request.organizationId(),
                        request.requestedAt(),
                        request.codeId(),
                        request.name(),
                        request.description(),
                        request.requestedBy());
        return accept(created, WrapupCodeSnapshot.of(created));
    }

    private static Decision<CodeEvent, CodeReply> update(CodeState state, WrapupCodeUpdateRequested request) {
        if (DefaultCode.is(request.codeId())) {
            return refuse(request.codeId(), CodeRefusals.defaultCode());
        }
        WrapupCodeSnapshot code = state.codes().get(request.codeId());
        if (code == null) {
            return refuse(request.codeId(), CodeRefusals.notFound(request.codeId()));
        }
        Optional<CodeId> other = state.holder(request.name()).filter(id -> !id.equals(request.codeId()));
        if (other.isPresent()) {
            return refuse(request.codeId(), CodeRefusals.nameInUse(request.name(), other.get()));
        }
        if (code.isCalled(request.name(), request.description())) {
            return Decision.answer(CodeReply.of(List.of(code)));
        }
        var updated =
                new WrapupCodeUpdated(
                        request.requestedAt(),
                        request.codeId(),
                        request.name(),
                        request.description(),
                        request.requestedBy());
        return accept(updated, code.with(updated));
    }

    private static Decision<CodeEvent, CodeReply> delete(CodeState state, WrapupCodeDeleteRequested request) {
        if (DefaultCode.is(request.codeId())) {
            return refuse(request.codeId(), CodeRefusals.defaultCode());
        }
        if (!state.knows(request.codeId())) {
            return refuse(request.codeId(), CodeRefusals.notFound(request.codeId()));
        }
        Stream<CodeEvent> fromQueues =
                state.queues().values().stream()
                        .filter(queue -> queue.has(request.codeId()))
                        .sorted(Comparator.comparing(queue -> queue.queueId().value()))
                        .map(queue -> new QueueWrapupCodeRemoved(queue.queueId(), request.codeId()));
        var deleted = new WrapupCodeDeleted(request.codeId(), request.requestedBy());
        return accept(Stream.concat(fromQueues, Stream.of(deleted)).toList(), List.of());
    }

    private static Decision<CodeEvent, CodeReply> add(CodeState state, QueueWrapupCodesAddRequested request) {
        List<CodeEvent> added = new ArrayList<>();
        QueueCodes queue = state.queue(request.queueId());
        for (CodeId code : request.codeIds()) {
            if (!state.knows(code)) {
                return refuse(code, request.queueId(), CodeRefusals.notFound(code));
            }
            if (!queue.has(code)) {
                if (queue.isFull()) {
                    return refuse(code, request.queueId(), CodeRefusals.tooManyCodes(request.queueId()));
                }
                queue = queue.with(code);
                added.add(new QueueWrapupCodeAdded(request.queueId(), code));
            }
        }
        List<WrapupCodeSnapshot> codes =
                request.codeIds().stream().distinct().map(code -> snapshot(state, request, code)).toList();
        return accept(added, codes);
    }

    private static Decision<CodeEvent, CodeReply> remove(
            CodeState state, QueueWrapupCodeRemoveRequested request) {
        return state.queue(request.queueId()).has(request.codeId())
                ? accept(List.of(new QueueWrapupCodeRemoved(request.queueId(), request.codeId())), List.of())
                : refuse(request.codeId(), request.queueId(), CodeRefusals.notFound(request.codeId()));
    }

    private static WrapupCodeSnapshot snapshot(
            CodeState state, QueueWrapupCodesAddRequested request, CodeId code) {
        return DefaultCode.is(code)
                ? DefaultCode.of(request.organizationId())
                : Objects.requireNonNull(state.codes().get(code), "a code that a queue has exists");
    }

    private static Decision<CodeEvent, CodeReply> accept(CodeEvent event, WrapupCodeSnapshot code) {
        return accept(List.of(event), List.of(code));
    }

    private static Decision<CodeEvent, CodeReply> accept(
            List<CodeEvent> events, List<WrapupCodeSnapshot> codes) {
        return Decision.of(events, CodeReply.of(codes));
    }

    private static Decision<CodeEvent, CodeReply> refuse(CodeId code, Refusal refusal) {
        return refuse(code, Optional.empty(), refusal);
    }

    private static Decision<CodeEvent, CodeReply> refuse(CodeId code, QueueId queue, Refusal refusal) {
        return refuse(code, Optional.of(queue), refusal);
    }

    private static Decision<CodeEvent, CodeReply> refuse(
            CodeId code, Optional<QueueId> queue, Refusal refusal) {
        var refused = new WrapupCodeRequestRefused(code, queue, refusal);
        return Decision.of(List.of(refused), CodeReply.refused(refusal));
    }
}
