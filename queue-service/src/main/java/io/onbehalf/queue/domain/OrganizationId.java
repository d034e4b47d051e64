package io.onbehalf.queue.domain;

/// Names an organization: the tenant that everything belongs to.
public record OrganizationId(String value) {}
