package io.onbehalf.queue.api.organization;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.queue.api.common.UnsupportedFields;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many interactions an agent takes at once, by medium, in the public API's shape; `message` is the only
/// medium.
///
/// @param others every other field that a caller gives
record Utilization(
        @NotNull Map<String, @NotNull @Valid MediaUtilization> utilization,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> others) {

    private static final String MESSAGE = "message";
    private static final Set<String> OTHER_MEDIA = Set.of("call", "callback", "chat", "email", "workitem");

    private static final String LABELS = "labelUtilizations";
    private static final String NON_ACD = "includeNonAcd";

    /// @param interruptableMediaTypes must be empty: there are no other media
    /// @param others every other field that a caller gives
    record MediaUtilization(
            @NotNull @Min(1) @Max(25) Integer maximumCapacity,
            @Nullable List<String> interruptableMediaTypes,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> others) {

        MediaUtilization {
            others = requireNonNullElse(others, Map.of());
        }
    }

    Utilization {
        others = requireNonNullElse(others, Map.of());
    }

    static Utilization of(OrganizationSnapshot organization) {
        return new Utilization(
                Map.of(MESSAGE, new MediaUtilization(organization.messageCapacity(), List.of(), Map.of())),
                Map.of());
    }

    /// @throws ApiException 400 for another medium, without this one, and for what we don't do
    int messageCapacity() {
        for (String medium : utilization.keySet()) {
            if (!medium.equals(MESSAGE)) {
                throw invalid(OTHER_MEDIA.contains(medium) ? medium : "", "must not be given");
            }
        }
        MediaUtilization message = utilization.get(MESSAGE);
        if (message == null) {
            throw invalid(MESSAGE, "must be given");
        }
        if (message.interruptableMediaTypes() != null && !message.interruptableMediaTypes().isEmpty()) {
            throw invalid(MESSAGE + ".interruptableMediaTypes", "must be empty");
        }
        UnsupportedFields.refuse(
                Stream.of(
                                asked(LABELS, others),
                                asked(NON_ACD, message.others())
                                        .map(field -> "utilization." + MESSAGE + "." + field))
                        .flatMap(Optional::stream)
                        .toList());
        return message.maximumCapacity();
    }

    private static Optional<String> asked(String field, Map<String, @Nullable Object> given) {
        return UnsupportedFields.asksForNothing(given.get(field)) ? Optional.empty() : Optional.of(field);
    }

    private static ApiException invalid(String field, String reason) {
        String path = field.isEmpty() ? "utilization" : "utilization." + field;
        return ApiException.invalidValue(path, path + ": " + reason);
    }
}
