package io.onbehalf.queue.api.user;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.queue.api.common.TypeAhead;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A criterion of a search: one of the values matches one of the fields. Case and accents make no difference.
record UserCriterion(
        @Nullable String value,
        @Nullable @Size(max = 100) List<@NotNull String> values,
        @NotEmpty List<@NotNull String> fields,
        @NotNull Type type,
        @Nullable String operator) {

    private static final String STATE = "state";

    enum Type {
        EXACT,
        /// The text begins the field, or any of its words.
        STARTS_WITH,
        CONTAINS
    }

    boolean isAboutState() {
        return fields.contains(STATE);
    }

    /// The users who match.
    ///
    /// @param path of this criterion, for errors
    /// @throws ApiException 400 for another field or operator
    Predicate<ListedUser> matching(String path) {
        if (operator != null && !operator.equals("AND")) {
            throw ApiException.invalidValue(path + "operator", path + "operator: must be AND");
        }
        List<Predicate<String>> texts = texts();
        if (texts.isEmpty()) {
            throw ApiException.invalidValue(path + "value", path + "value: must be given");
        }
        for (String field : fields) {
            if (!List.of("name", "email", "id", STATE).contains(field)) {
                throw ApiException.invalidValue(
                        path + "fields", path + "fields: must be of name, email, id, state");
            }
        }
        return user ->
                read(user)
                        .map(TypeAhead::fold)
                        .anyMatch(text -> texts.stream().anyMatch(each -> each.test(text)));
    }

    private List<Predicate<String>> texts() {
        return Stream.concat(
                        Stream.ofNullable(value), values == null ? Stream.<String>empty() : values.stream())
                .map(this::matches)
                .toList();
    }

    private Predicate<String> matches(String text) {
        TypeAhead typed = TypeAhead.of(text);
        return switch (type) {
            case EXACT -> typed.typed()::equals;
            case STARTS_WITH -> typed::beginsWordOf;
            case CONTAINS -> folded -> folded.contains(typed.typed());
        };
    }

    private Stream<String> read(ListedUser user) {
        return fields.stream()
                .flatMap(field ->
                        switch (field) {
                            case "name" -> Stream.of(user.nameKey());
                            case "email" -> user.email().stream();
                            case "id" -> Stream.of(user.id());
                            default -> Stream.of(user.state().name());
                        });
    }
}
