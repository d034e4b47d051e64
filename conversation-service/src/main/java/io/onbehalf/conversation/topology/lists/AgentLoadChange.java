package io.onbehalf.conversation.topology.lists;

/// How many conversations an agent has after a change.
public record AgentLoadChange(AgentLoad load, InteractionChange cause) {}
