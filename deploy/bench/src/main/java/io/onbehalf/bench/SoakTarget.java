package io.onbehalf.bench;

import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The stack under test of a [Soak].
///
/// @param agent a member of the queues
/// @param queueIds on whose behalf the agent composes, in turn
/// @param contacts gives a new number at each call, of a contact who answers nothing
/// @param texts turns a text that identifies a message into the text that is sent
public record SoakTarget(
        StackLayout layout,
        JvmPart conversationService,
        JvmPart smsc,
        ApiUser agent,
        List<String> queueIds,
        Supplier<String> contacts,
        UnaryOperator<String> texts) {}
