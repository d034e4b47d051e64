package io.onbehalf.conversation.domain.consent;

/// The reason why the system answered by itself.
public enum AutomaticPurpose {
    /// Another one, that a later release knows.
    UNKNOWN,
    OPT_OUT_CONFIRMATION,
    OPT_IN_CONFIRMATION,
    HELP;

    public static AutomaticPurpose answering(KeywordKind kind) {
        return switch (kind) {
            case STOP -> OPT_OUT_CONFIRMATION;
            case START -> OPT_IN_CONFIRMATION;
            case HELP -> HELP;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
