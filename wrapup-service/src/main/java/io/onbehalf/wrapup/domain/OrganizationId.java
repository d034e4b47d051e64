package io.onbehalf.wrapup.domain;

/// Names an organization.
public record OrganizationId(String value) {}
