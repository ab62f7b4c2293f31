namespace TreatmentPlans.Domain.Common;

/// <summary>What another system calls this resource. The pair is unique per organization and resource type (D45).</summary>
/// <param name="System">URI of the naming system.</param>
public sealed record Identifier(string System, string Value);
