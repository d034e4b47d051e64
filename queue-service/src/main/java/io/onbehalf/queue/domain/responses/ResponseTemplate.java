package io.onbehalf.queue.domain.responses;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with the names of substitutions in double braces, as in `This is {{agent.name}}.`
///
/// What is in braces and is no name, stays as it is; so do the braces in a value.
public record ResponseTemplate(String value) {

    /// The name of the agent who uses the response; the second is the original's.
    public static final List<String> AGENT_NAME = List.of("agent.name", "AGENT_NAME");

    public static final String QUEUE_NAME = "queue.name";

    public static final String CONTACT_NUMBER = "contact.number";

    /// What a name may consist of.
    public static final String NAME = "[\\p{L}\\p{N}_.-]{1,100}";

    private static final Pattern PLACE = Pattern.compile("\\{\\{ *(" + NAME + ") *}}");

    /// A text in which names have become values.
    ///
    /// @param unresolved the names without a value, in the order of the text, each once; the text still has
    ///   them
    public record Rendered(String text, List<String> unresolved) {

        public Rendered {
            unresolved = List.copyOf(unresolved);
        }
    }

    public Rendered render(Map<String, String> values) {
        Set<String> unresolved = new LinkedHashSet<>();
        String rendered =
                PLACE.matcher(value)
                        .replaceAll(place -> {
                            String name = place.group(1);
                            String found = values.get(name);
                            if (found == null) {
                                unresolved.add(name);
                            }
                            return Matcher.quoteReplacement(found == null ? place.group() : found);
                        });
        return new Rendered(rendered, List.copyOf(unresolved));
    }

    /// The characters that every message has, whatever the values are.
    public String withoutNames() {
        return PLACE.matcher(value).replaceAll("");
    }
}
