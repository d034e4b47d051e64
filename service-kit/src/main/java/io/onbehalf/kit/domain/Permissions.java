package io.onbehalf.kit.domain;

/// Permissions of our own that more than one service checks; all others are named by the public API.
public final class Permissions {

    /// May see, end and wrap up other agents' conversations.
    public static final String SUPERVISE = "onbehalf:conversation:supervise";

    private Permissions() {}
}
