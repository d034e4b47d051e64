package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.keyword;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.refusedBefore;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.onbehalf.conversation.domain.consent.KeywordKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Properties of consent, for any texts of the contact, also if the SMSC delivers some of them late or again.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsentPropertiesTest {

    @Test
    void whose_last_word_was_stop_is_out_however_late_their_earlier_words_come() {
        qt().forAll(longs().between(0, 6), longs().all())
                .check((earlier, seed) -> {
                    Random random = new Random(seed);
                    ThreadSpec spec = given(compose("amy", 0));
                    List<Long> late = new ArrayList<>();
                    for (long minute = 1; minute <= earlier; minute++) {
                        KeywordKind said = random.nextBoolean() ? KeywordKind.STOP : KeywordKind.START;
                        if (said == KeywordKind.START && random.nextBoolean()) {
                            late.add(minute);
                        } else {
                            spec.when(keyword(minute, said));
                        }
                    }
                    long last = earlier + 1;
                    spec.when(keyword(last, KeywordKind.STOP));
                    Collections.shuffle(late, random);
                    for (long each : late) {
                        spec.when(refusedBefore(each, ++last, KeywordKind.START));
                    }
                    return ConsentRules.optedOut(spec.state());
                });
    }
}
