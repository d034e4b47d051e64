package io.onbehalf.conversation.api.wrapup;

import io.onbehalf.kit.domain.Refusal;
import java.util.Optional;

/// wrapup-service's reply to a wrap-up.
record WrapupReply(Optional<Refusal> refusal) {}
