namespace TreatmentPlans.Domain.Common;

/// <summary>Who holds an identifier: kept beside the aggregates, in their transactions, to find and to forbid the second holder.</summary>
/// <param name="Resource">Name of the aggregate.</param>
public sealed record ExternalIdentifier(OrganizationId OrganizationId, string Resource, string System, string Value, Guid ResourceId);
