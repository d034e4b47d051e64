package io.onbehalf.kit.domain;

/// Identifies an organization (tenant): a UUID.
public record OrganizationId(String value) {}
