package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.consent.KeywordChoice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The consent keywords of organizations: reading a list takes longer than judging a text by it.
final class OrganizationKeywords {

    /// More than organizations that choose; what they chose before is forgotten with the rest.
    private static final int MOST = 1_000;

    private final ConsentKeywords all;
    private final Map<KeywordChoice, ConsentKeywords> chosen = new ConcurrentHashMap<>();

    /// @param all those of which an organization chooses
    OrganizationKeywords(ConsentKeywords all) {
        this.all = all;
    }

    ConsentKeywords of(KeywordChoice choice) {
        if (chosen.size() >= MOST) {
            chosen.clear();
        }
        return chosen.computeIfAbsent(choice, all::chosenBy);
    }
}
