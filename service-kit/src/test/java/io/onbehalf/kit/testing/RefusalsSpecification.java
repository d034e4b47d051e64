package io.onbehalf.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.requests.Refusals;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A refusal that says "later" is decided again when its caller comes back with the same Idempotency-Key. A
/// service extends it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class RefusalsSpecification {

    /// The service's refusals, with their statuses.
    protected abstract Refusals refusals();

    /// True if the service's deciders repeat a reply that refuses (`DeciderBinding.Builder#remembered`).
    protected abstract boolean isRemembered(Refusal refusal);

    @Test
    void a_refusal_for_now_is_not_remembered_under_an_idempotency_key() {
        assertThat(refusals().texts())
                .isNotEmpty()
                .allSatisfy((code, text) ->
                        assertThat(text.isLater() && isRemembered(new Refusal(code, Map.of())))
                                .as(code)
                                .isFalse());
    }
}
