package io.onbehalf.queue.api.organization;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many interactions an agent takes at once, by medium, in the public API's shape; `message` is the only
/// medium.
record Utilization(@NotNull Map<String, @NotNull @Valid MediaUtilization> utilization) {

    private static final String MESSAGE = "message";
    private static final Set<String> OTHER_MEDIA = Set.of("call", "callback", "chat", "email", "workitem");

    /// @param interruptableMediaTypes must be empty: there are no other media
    record MediaUtilization(
            @NotNull @Min(1) @Max(25) Integer maximumCapacity,
            @Nullable List<String> interruptableMediaTypes) {}

    static Utilization of(OrganizationSnapshot organization) {
        return new Utilization(
                Map.of(MESSAGE, new MediaUtilization(organization.messageCapacity(), List.of())));
    }

    /// @throws ApiException 400 for another medium, and without this one
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
        return message.maximumCapacity();
    }

    private static ApiException invalid(String field, String reason) {
        String path = field.isEmpty() ? "utilization" : "utilization." + field;
        return ApiException.invalidValue(path, path + ": " + reason);
    }
}
