package io.onbehalf.wrapup.domain.codes;

import static io.onbehalf.wrapup.domain.Examples.ACME;
import static io.onbehalf.wrapup.domain.Examples.ADA;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.LATER;
import static io.onbehalf.wrapup.domain.Examples.NOON;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.SALES;
import static io.onbehalf.wrapup.domain.Examples.SUPPORT;
import static io.onbehalf.wrapup.domain.Examples.code;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.wrapup.domain.Specification;
import io.onbehalf.wrapup.domain.Specification.Outcome;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CodeDeciderTest {

    private final Specification<CodeState, CodeRequest, CodeEvent, CodeReply> none =
            Specification.of(CodeDecider.DECIDER);
    private final Specification<CodeState, CodeRequest, CodeEvent, CodeReply> two =
            none.given(created(RESOLVED, "Resolved"), created(FOLLOW_UP, "Follow-up"));

    @Test
    void a_code_is_created_under_a_name_of_its_own() {
        none.when(create(RESOLVED, "Resolved"))
                .then(created(RESOLVED, "Resolved"))
                .answering(CodeReply.of(List.of(code(RESOLVED, "Resolved"))));
    }

    @Test
    void a_name_in_another_case_is_the_same_name() {
        refused(
                two.when(create(new CodeId("new"), " RESOLVED ")),
                new CodeId("new"),
                Optional.empty(),
                CodeRefusals.nameInUse(" RESOLVED ", RESOLVED));
    }

    @Test
    void the_default_codes_name_is_taken_from_the_start() {
        refused(
                none.when(create(RESOLVED, "default wrap-up code")),
                RESOLVED,
                Optional.empty(),
                CodeRefusals.nameInUse("default wrap-up code", DefaultCode.ID));
    }

    @Test
    void a_code_is_created_once() {
        refused(
                two.when(create(RESOLVED, "Else")),
                RESOLVED,
                Optional.empty(),
                CodeRefusals.alreadyExists(RESOLVED));
    }

    @Test
    void a_code_is_renamed_and_its_old_name_is_free_again() {
        two.when(update(RESOLVED, "Solved"))
                .then(updated(RESOLVED, "Solved"))
                .answering(
                        CodeReply.of(
                                List.of(
                                        new WrapupCodeSnapshot(
                                                ACME,
                                                RESOLVED,
                                                "Solved",
                                                Optional.empty(),
                                                new Authorship(NOON, ADA, LATER, ADA)))));
        two.given(updated(RESOLVED, "Solved"))
                .when(create(new CodeId("new"), "Resolved"))
                .then(created(new CodeId("new"), "Resolved"));
    }

    @Test
    void a_code_may_change_the_case_of_its_name() {
        two.when(update(RESOLVED, "RESOLVED")).then(updated(RESOLVED, "RESOLVED"));
    }

    @Test
    void a_code_that_already_is_as_asked_is_not_changed() {
        two.when(update(RESOLVED, "Resolved"))
                .thenNothing()
                .answering(CodeReply.of(List.of(code(RESOLVED, "Resolved"))));
    }

    @Test
    void a_code_is_not_given_the_name_of_another() {
        refused(
                two.when(update(RESOLVED, "follow-UP")),
                RESOLVED,
                Optional.empty(),
                CodeRefusals.nameInUse("follow-UP", FOLLOW_UP));
    }

    @Test
    void an_unknown_code_is_not_found() {
        refused(
                none.when(update(RESOLVED, "Resolved")),
                RESOLVED,
                Optional.empty(),
                CodeRefusals.notFound(RESOLVED));
        refused(none.when(delete(RESOLVED)), RESOLVED, Optional.empty(), CodeRefusals.notFound(RESOLVED));
    }

    @Test
    void the_default_code_is_neither_changed_nor_deleted() {
        refused(
                two.when(update(DefaultCode.ID, "Mine")),
                DefaultCode.ID,
                Optional.empty(),
                CodeRefusals.defaultCode());
        refused(
                two.when(delete(DefaultCode.ID)),
                DefaultCode.ID,
                Optional.empty(),
                CodeRefusals.defaultCode());
    }

    @Test
    void a_deleted_code_is_taken_from_every_queue() {
        two.given(
                        new QueueWrapupCodeAdded(SUPPORT, RESOLVED),
                        new QueueWrapupCodeAdded(SALES, RESOLVED),
                        new QueueWrapupCodeAdded(SALES, FOLLOW_UP))
                .when(delete(RESOLVED))
                .then(
                        new QueueWrapupCodeRemoved(SALES, RESOLVED),
                        new QueueWrapupCodeRemoved(SUPPORT, RESOLVED),
                        new WrapupCodeDeleted(RESOLVED, ADA))
                .answering(CodeReply.of(List.of()));
    }

    @Test
    void a_deleted_codes_name_is_free_again() {
        two.given(new WrapupCodeDeleted(RESOLVED, ADA))
                .when(create(new CodeId("new"), "Resolved"))
                .then(created(new CodeId("new"), "Resolved"));
    }

    @Test
    void a_queue_is_given_codes_and_answers_how_each_stands() {
        two.given(new QueueWrapupCodeAdded(SUPPORT, RESOLVED))
                .when(add(RESOLVED, FOLLOW_UP, FOLLOW_UP, DefaultCode.ID))
                .then(
                        new QueueWrapupCodeAdded(SUPPORT, FOLLOW_UP),
                        new QueueWrapupCodeAdded(SUPPORT, DefaultCode.ID))
                .answering(
                        CodeReply.of(
                                List.of(
                                        code(RESOLVED, "Resolved"),
                                        code(FOLLOW_UP, "Follow-up"),
                                        DefaultCode.of(ACME))));
        two.given(new QueueWrapupCodeAdded(SUPPORT, RESOLVED))
                .when(add(FOLLOW_UP))
                .then(new QueueWrapupCodeAdded(SUPPORT, FOLLOW_UP))
                .answering(CodeReply.of(List.of(code(FOLLOW_UP, "Follow-up"))));
    }

    @Test
    void a_queue_is_not_given_more_codes_than_a_record_takes() {
        CodeEvent[] full =
                IntStream.range(0, QueueCodes.MOST)
                        .mapToObj(i -> new QueueWrapupCodeAdded(SUPPORT, new CodeId("code-" + i)))
                        .toArray(CodeEvent[]::new);

        refused(
                two.given(full).when(add(RESOLVED)),
                RESOLVED,
                Optional.of(SUPPORT),
                CodeRefusals.tooManyCodes(SUPPORT));
    }

    @Test
    void a_queue_is_given_all_codes_or_none() {
        var unknown = new CodeId("unknown");
        refused(
                two.when(add(RESOLVED, unknown)),
                unknown,
                Optional.of(SUPPORT),
                CodeRefusals.notFound(unknown));
    }

    @Test
    void a_code_is_taken_from_a_queue() {
        two.given(new QueueWrapupCodeAdded(SUPPORT, RESOLVED))
                .when(new QueueWrapupCodeRemoveRequested(SUPPORT, RESOLVED))
                .then(new QueueWrapupCodeRemoved(SUPPORT, RESOLVED))
                .answering(CodeReply.of(List.of()));
    }

    @Test
    void a_code_that_the_queue_does_not_have_is_not_found() {
        refused(
                two.when(new QueueWrapupCodeRemoveRequested(SUPPORT, RESOLVED)),
                RESOLVED,
                Optional.of(SUPPORT),
                CodeRefusals.notFound(RESOLVED));
    }

    private static WrapupCodeCreateRequested create(CodeId id, String name) {
        return new WrapupCodeCreateRequested(ACME, NOON, ADA, id, name, Optional.empty());
    }

    private static WrapupCodeCreated created(CodeId id, String name) {
        return new WrapupCodeCreated(ACME, NOON, id, name, Optional.empty(), ADA);
    }

    private static WrapupCodeUpdateRequested update(CodeId id, String name) {
        return new WrapupCodeUpdateRequested(LATER, ADA, id, name, Optional.empty());
    }

    private static WrapupCodeUpdated updated(CodeId id, String name) {
        return new WrapupCodeUpdated(LATER, id, name, Optional.empty(), ADA);
    }

    private static WrapupCodeDeleteRequested delete(CodeId id) {
        return new WrapupCodeDeleteRequested(ADA, id);
    }

    private static QueueWrapupCodesAddRequested add(CodeId... codes) {
        return new QueueWrapupCodesAddRequested(ACME, SUPPORT, List.of(codes));
    }

    private static void refused(
            Outcome<CodeEvent, CodeReply> outcome, CodeId code, Optional<QueueId> queue, Refusal refusal) {
        outcome.then(new WrapupCodeRequestRefused(code, queue, refusal))
                .answering(CodeReply.refused(refusal));
    }
}
